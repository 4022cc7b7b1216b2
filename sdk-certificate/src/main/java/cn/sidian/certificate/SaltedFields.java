package cn.sidian.certificate;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a certificate as salted digests, so that a copy can show some of them and prove that
 * the issuer sealed exactly those, and says nothing about the others. A salt has 128 random bits:
 * without it, an id number falls to guessing in seconds. Immutable and safe for many threads.
 */
public final class SaltedFields {
  /** The length of a salt, in bytes. */
  public static final int SALT_LENGTH = 16;

  /**
   * The signed attribute of the issuing seal that carries {@link #listDigest}: an arc of its own
   * below a UUID (ITU-T X.667), so that nobody had to assign it.
   */
  public static final String ATTRIBUTE_OID = "2.25.325179385778490830589785956888294975005.1";

  private static final byte[] FIELD = "sidian-field/1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LIST = "sidian-fields/1".getBytes(StandardCharsets.US_ASCII);

  private final List<Entry> entries;

  private SaltedFields(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One item with its salt. {@link #toString()} shows the name only.
   *
   * @param item name and value
   * @param salt 32 hexadecimal digits
   */
  public record Entry(MetadataItem item, String salt) {
    /**
     * Checks the salt.
     *
     * @param item name and value
     * @param salt 32 hexadecimal digits
     * @throws IllegalArgumentException if the salt has another form
     */
    public Entry {
      if (!salt.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException("a salt has 32 hexadecimal digits in lower case");
      }
    }

    /**
     * The digest that stands in the list.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
      MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
      sm3.update(FIELD);
      part(sm3, item.name());
      part(sm3, item.value());
      sm3.update(HexFormat.of().parseHex(salt));
      return HexFormat.of().formatHex(sm3.digest());
    }

    @Override
    public String toString() {
      return "Entry[" + item.name() + "]";
    }
  }

  /**
   * Salts the items of a certificate.
   *
   * @param metadata what it says
   * @param random where the salts come from
   * @return in the order of {@link CertificateMetadata#items()}
   */
  public static SaltedFields of(CertificateMetadata metadata, SecureRandom random) {
    List<Entry> entries = new ArrayList<>();
    for (MetadataItem item : metadata.items()) {
      byte[] salt = new byte[SALT_LENGTH];
      random.nextBytes(salt);
      entries.add(new Entry(item, HexFormat.of().formatHex(salt)));
    }
    return new SaltedFields(entries);
  }

  /**
   * The items of a certificate with salts that are known.
   *
   * @param metadata what it says
   * @param salts by item name; as {@link #salts()}
   * @return in the order of {@link CertificateMetadata#items()}
   * @throws IllegalArgumentException if names and items are not the same, or a salt has another
   *     form
   */
  public static SaltedFields of(CertificateMetadata metadata, Map<String, String> salts) {
    List<Entry> entries = new ArrayList<>();
    for (MetadataItem item : metadata.items()) {
      @Nullable String salt = salts.get(item.name());
      if (salt == null) {
        throw new IllegalArgumentException("no salt for " + item.name());
      }
      entries.add(new Entry(item, salt));
    }
    if (entries.size() != salts.size()) {
      throw new IllegalArgumentException("a salt without an item");
    }
    return new SaltedFields(entries);
  }

  /**
   * All entries.
   *
   * @return in their order
   */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The salts by item name.
   *
   * @return in the order of the entries
   */
  public Map<String, String> salts() {
    Map<String, String> salts = new LinkedHashMap<>();
    entries.forEach(entry -> salts.put(entry.item().name(), entry.salt()));
    return salts;
  }

  /**
   * The digests in their order.
   *
   * @return 64 hexadecimal digits each
   */
  public List<String> digests() {
    return entries.stream().map(Entry::digest).toList();
  }

  /**
   * What the issuing seal signs: SM3 over identifier (its version included), number of digests and
   * the digests in their order.
   *
   * @param identifier whose fields they are
   * @param digests 64 hexadecimal digits each
   * @return 32 bytes
   * @throws IllegalArgumentException if a digest has another form
   */
  public static byte[] listDigest(CertificateId identifier, List<String> digests) {
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    sm3.update(LIST);
    part(sm3, identifier.toString());
    sm3.update(ByteBuffer.allocate(Integer.BYTES).putInt(digests.size()).array());
    for (String digest : digests) {
      byte[] bytes = HexFormat.of().parseHex(digest);
      if (bytes.length != DigestAlgorithm.SM3.length()) {
        throw new IllegalArgumentException("a field digest has 64 hexadecimal digits");
      }
      sm3.update(bytes);
    }
    return sm3.digest();
  }

  private static void part(MessageDigest sm3, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sm3.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sm3.update(bytes);
  }
}
