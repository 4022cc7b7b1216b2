package cn.sidian.certificate.code;

/** What a code says: one of the kinds of this package. */
public sealed interface CodeContent permits PermitCode, CopyCode, OfflinePass, ShowToken {

  /**
   * The kind.
   *
   * @return never null
   */
  CodeKind kind();
}
