package cn.sidian.core.privacy;

import cn.sidian.core.MessageCatalog;
import cn.sidian.core.SidianException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/** Version byte 1, length of the key id, key id, nonce, cipher text with tag. */
final class Sm4Gcm implements FieldCipher {
  private static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.core.privacy.messages", locale));
  private static final int VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY = 16;

  private final Map<String, KeyParameter> keys = new HashMap<>();
  private final String current;
  private final SecureRandom random;

  Sm4Gcm(Map<String, byte[]> keys, String current, SecureRandom random) {
    keys.forEach(
        (id, key) -> {
          if (key.length != KEY || !id.matches("[!-~]{1,60}")) {
            throw new IllegalArgumentException(
                "a key has 16 bytes, its id 1 to 60 visible ASCII characters");
          }
          this.keys.put(id, new KeyParameter(key));
        });
    if (!this.keys.containsKey(current)) {
      throw new IllegalArgumentException("the current key is not among the keys");
    }
    this.current = current;
    this.random = random;
  }

  @Override
  public byte[] encipher(byte[] clear, String associated) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] id = current.getBytes(StandardCharsets.US_ASCII);
    byte[] head = new byte[2 + id.length + NONCE];
    head[0] = VERSION;
    head[1] = (byte) id.length;
    System.arraycopy(id, 0, head, 2, id.length);
    System.arraycopy(nonce, 0, head, 2 + id.length, NONCE);
    GCMModeCipher cipher = cipher(true, keys.get(current), nonce, head, associated);
    byte[] out = new byte[head.length + cipher.getOutputSize(clear.length)];
    System.arraycopy(head, 0, out, 0, head.length);
    try {
      int length = cipher.processBytes(clear, 0, clear.length, out, head.length);
      cipher.doFinal(out, head.length + length);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
    return out;
  }

  @Override
  public byte[] decipher(byte[] stored, String associated) {
    if (stored.length < 2 || stored[0] != VERSION || stored.length < 2 + stored[1] + NONCE) {
      throw MESSAGES.exception("FIELD_UNDECIPHERABLE", null);
    }
    int length = stored[1];
    if (length < 1) {
      throw MESSAGES.exception("FIELD_UNDECIPHERABLE", null);
    }
    KeyParameter key = keys.get(new String(stored, 2, length, StandardCharsets.US_ASCII));
    if (key == null) {
      throw new SidianException(
          "FIELD_UNDECIPHERABLE", MESSAGES.text("FIELD_UNDECIPHERABLE.key"), null);
    }
    int start = 2 + length + NONCE;
    byte[] head = java.util.Arrays.copyOf(stored, start);
    byte[] nonce = java.util.Arrays.copyOfRange(stored, 2 + length, start);
    GCMModeCipher cipher = cipher(false, key, nonce, head, associated);
    try {
      byte[] out = new byte[cipher.getOutputSize(stored.length - start)];
      int done = cipher.processBytes(stored, start, stored.length - start, out, 0);
      cipher.doFinal(out, done);
      return out;
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw MESSAGES.exception("FIELD_UNDECIPHERABLE", null);
    }
  }

  private static GCMModeCipher cipher(
      boolean forward, @Nullable KeyParameter key, byte[] nonce, byte[] head, String associated) {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(forward, new AEADParameters(key, TAG_BITS, nonce));
    cipher.processAADBytes(head, 0, head.length);
    byte[] place = associated.getBytes(StandardCharsets.UTF_8);
    cipher.processAADBytes(place, 0, place.length);
    return cipher;
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "Sm4Gcm[" + keys.size() + " keys]";
  }
}
