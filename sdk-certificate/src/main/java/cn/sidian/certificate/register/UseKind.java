package cn.sidian.certificate.register;

/** What was done with a certificate without changing it. */
public enum UseKind {
  /** Its code was scanned. */
  SCAN,
  /** A preview was shown. */
  PREVIEW,
  /** The file was handed out. */
  DOWNLOAD,
  /** A copy for one purpose was made. */
  COPY
}
