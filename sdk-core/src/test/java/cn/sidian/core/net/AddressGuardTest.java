package cn.sidian.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.net.HttpFetch.FetchFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6890: a certificate cannot send a server into its own network. */
class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(false);

  private void isBlocked(String address, String reason) {
    assertThatThrownBy(() -> guard.check(address))
        .as(address)
        .isInstanceOfSatisfying(FetchFailure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.255.0.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2002:a00:1::]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[2001:db8::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "localhost",
        "2130706433",
        "0x7f.1"
      })
  void addressesOfTheOwnNetworkAreNotAsked(String host) {
    assertThatThrownBy(() -> guard.check("http://" + host + "/list.crl"))
        .isInstanceOf(FetchFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.0.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "8.8.8.8",
        "[2606:4700:4700::1111]",
        "[2002:101:101::]",
        "[64:ff9b::808:808]"
      })
  void addressesOfTheInternetAre(String host) throws FetchFailure {
    assertThat(guard.check("http://" + host + "/list.crl").getHost()).isEqualTo(host);
  }

  @Test
  void onlyTheWeb() {
    isBlocked("ftp://1.1.1.1/list.crl", "scheme");
    isBlocked("file:///etc/passwd", "scheme");
    isBlocked("jar:http://1.1.1.1/a.jar!/", "scheme");
    isBlocked("ldap://1.1.1.1/cn=ca", "scheme");
    isBlocked("http://user@1.1.1.1/", "scheme");
    isBlocked("http:///list.crl", "scheme");
    isBlocked("not an address", "scheme");
    isBlocked("http://1.1.1.1/" + "a".repeat(3_000), "scheme");
    isBlocked("http://1.1.1.1:25/", "port");
    isBlocked("http://1.1.1.1:0/", "port");
    isBlocked("http://127.0.0.1:8080/", "private");
  }

  @Test
  void unlessAllowed() throws FetchFailure {
    AddressGuard allowing = new AddressGuard(true);
    assertThat(allowing.check("http://127.0.0.1:8080/a").getPort()).isEqualTo(8080);
    assertThatThrownBy(() -> allowing.check("file:///etc/passwd")).isInstanceOf(FetchFailure.class);
    assertThatThrownBy(() -> allowing.check("http://127.0.0.1:22/"))
        .isInstanceOf(FetchFailure.class);
  }
}
