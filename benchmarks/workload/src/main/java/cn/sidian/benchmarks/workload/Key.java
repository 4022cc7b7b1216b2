package cn.sidian.benchmarks.workload;

/** The keys that sign. */
public enum Key {
  /** SM2 with SM3. */
  SM2,
  /** RSA of 2048 bits with SHA-256. */
  RSA,
  /** ECDSA on P-256 with SHA-256. */
  P256
}
