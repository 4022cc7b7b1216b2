package cn.sidian.core.net;

import cn.sidian.core.net.HttpFetch.FetchFailure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which addresses may be asked when they come from a certificate, that is from a stranger: only
 * http and https, on web ports, and unless the host allows it none inside its own network. Else a
 * crafted certificate could make a server talk to services that are closed to the outside.
 */
final class AddressGuard {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int MAX_LENGTH = 2_000;

  private final boolean privateAllowed;

  AddressGuard(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /** The address of a text, if it may be asked. */
  URI check(String text) throws FetchFailure {
    if (text.length() > MAX_LENGTH) {
      throw new FetchFailure("scheme", null);
    }
    try {
      return check(URI.create(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new FetchFailure("scheme", e);
    }
  }

  /** The same address, if it may be asked. */
  URI check(URI address) throws FetchFailure {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (!(scheme.equals("http") || scheme.equals("https"))
        || host == null
        || address.getUserInfo() != null) {
      throw new FetchFailure("scheme", null);
    }
    int port = address.getPort();
    if (port >= 0 && port != HTTP && port != HTTPS && port < FIRST_UNPRIVILEGED) {
      throw new FetchFailure("port", null);
    }
    if (!privateAllowed) {
      for (InetAddress one : resolved(host)) {
        if (!isPublic(one)) {
          throw new FetchFailure("private", null);
        }
      }
    }
    return address;
  }

  private static InetAddress[] resolved(String host) throws FetchFailure {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return InetAddress.getAllByName(name);
    } catch (UnknownHostException e) {
      throw new FetchFailure("host", e);
    }
  }

  /** Whether an address belongs to the internet at large (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    int third = bytes[2] & 0xFF;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            // shared by carriers (RFC 6598)
            || (first == 100 && second >= 64 && second < 128)
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            // protocols, documentation, the old relay of 6to4
            || (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 192 && second == 88 && third == 99)
            // tests of speed, documentation
            || (first == 198 && (second == 18 || second == 19))
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return !special;
  }

  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    if (first == 0x2002) {
      // 6to4 carries an address of version 4
      return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
    }
    if (first == 0x64 && second == 0xFF9B) {
      return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }
    // only global unicast, without Teredo, benchmarks, ORCHID and documentation
    boolean global = (first & 0xE000) == 0x2000;
    boolean special =
        (first == 0x2001 && (second < 0x0200 || second == 0x0DB8))
            || (first == 0x3FFF && second < 0x1000);
    return global && !special;
  }
}
