package cn.sidian.seal.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CertificateMemoryTest {
  private static final X509Certificate ONE =
      TestAuthority.root(TestKeys.P256, Instant.parse("2026-11-22T00:00:00Z"), new SecureRandom())
          .certificate();

  private final CertificateMemory memory = new CertificateMemory();

  @Test
  void knowsACertificateByAllOfItsBytes() throws Exception {
    byte[] encoded = ONE.getEncoded();
    memory.add(encoded, ONE);
    assertThat(memory.get(encoded.clone())).isSameAs(ONE);
    for (int i = 0; i < encoded.length; i++) {
      byte[] other = encoded.clone();
      other[i] ^= 1;
      assertThat(memory.get(other)).isNull();
    }
  }

  @Test
  void keepsThoseUsedLast() {
    byte[] first = {0, 0, 1};
    memory.add(first, ONE);
    for (int i = 0; i < 1_000; i++) {
      memory.add(new byte[] {(byte) (i >> 8), (byte) i}, ONE);
      assertThat(memory.get(first)).isSameAs(ONE);
    }
    assertThat(memory.size()).isEqualTo(256);
    assertThat(memory.get(new byte[] {0, 0})).isNull();
  }

  @Test
  void aStrangerCannotFillItWithLargeOnes() {
    memory.add(new byte[4097], ONE);
    assertThat(memory.size()).isZero();
  }
}
