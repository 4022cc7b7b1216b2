package cn.sidian.core.audit;

/**
 * One entry of the chain.
 *
 * @param number its place, from 1
 * @param record what was written
 * @param previous the digest of the entry before, in hexadecimal
 * @param digest its own, in hexadecimal
 */
public record AuditEntry(long number, AuditRecord record, String previous, String digest) {}
