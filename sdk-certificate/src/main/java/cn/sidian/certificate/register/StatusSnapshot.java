package cn.sidian.certificate.register;

import cn.sidian.core.status.StatusEntries;
import java.time.Instant;

/**
 * The states of a list at an instant: nothing that was recorded before is missing.
 *
 * @param list the URI of the list
 * @param issuer the unit that vouches for it
 * @param asOf the instant
 * @param entries the states, four bits each
 */
public record StatusSnapshot(String list, String issuer, Instant asOf, StatusEntries entries) {}
