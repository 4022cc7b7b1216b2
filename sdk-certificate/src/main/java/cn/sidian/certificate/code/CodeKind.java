package cn.sidian.certificate.code;

/** The kinds of codes. */
public enum CodeKind {
  /** 许可信息码: printed on the certificate and its paper (OD-23). */
  PERMIT,
  /** On a copy for one purpose. */
  COPY,
  /** 亮码: shown for some minutes, checked without a network (JZ-24). */
  PASS,
  /** 亮证: shown online and redeemed once. */
  TOKEN
}
