/** Findings and verdicts, codes with check digits, signing keys and certificate trust. */
@SuppressWarnings("module") // the modules that the inner packages are for are built later
module cn.sidian.core {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires transitive java.sql;

  exports cn.sidian.core;
  exports cn.sidian.core.audit;
  exports cn.sidian.core.code;
  exports cn.sidian.core.crypto;
  exports cn.sidian.core.internal.cbor to
      cn.sidian.certificate;
  exports cn.sidian.core.internal.envelope to
      cn.sidian.certificate;
  exports cn.sidian.core.law;
  exports cn.sidian.core.net;
  exports cn.sidian.core.status;
  exports cn.sidian.core.privacy;
  exports cn.sidian.core.store;
  exports cn.sidian.core.trust;
}
