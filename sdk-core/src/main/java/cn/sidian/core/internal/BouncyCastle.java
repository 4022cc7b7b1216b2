package cn.sidian.core.internal;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * BouncyCastle as a provider object. It is handed to every JCA call that needs it and never added
 * to the JVM's list, so embedding the SDK changes nothing for the host.
 */
public final class BouncyCastle {
  /** The one object; building it costs some hundred milliseconds. */
  public static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
