package cn.sidian.seal.internal.sealing;

import cn.sidian.core.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What is known about a seal once it is planned.
 *
 * @param voucherNumber the number of the voucher
 * @param sealedAt the time in note and signature dictionary
 * @param profile the name of the profile
 * @param field the signature field
 * @param signer how a report names the signer
 * @param pages the pages it is seen on
 * @param warnings what is noteworthy
 */
public record SealFacts(
    String voucherNumber,
    Instant sealedAt,
    String profile,
    String field,
    String signer,
    List<Integer> pages,
    List<Finding> warnings) {}
