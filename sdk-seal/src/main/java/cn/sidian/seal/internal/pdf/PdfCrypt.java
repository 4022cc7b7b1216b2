package cn.sidian.seal.internal.pdf;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.jspecify.annotations.Nullable;

/**
 * The standard security handler (ISO 32000-2, 7.6): RC4 and AES, revisions 2 to 6. The file key and
 * the permissions are derived by PDFBox; strings and streams are converted here.
 */
public final class PdfCrypt {
  private static final int IV = 16;
  private static final Name IDENTITY = new Name("Identity");

  private final byte[] fileKey;
  private final Method strings;
  private final Method streams;
  private final boolean mayAnnotate;
  private final boolean mayFillIn;
  private final boolean encryptMetadata;

  /** Says what the named crypt filters are. */
  private final Dictionary encrypt;

  private enum Method {
    IDENTITY,
    RC4,
    AES_128,
    AES_256
  }

  private PdfCrypt(
      byte[] fileKey,
      Method strings,
      Method streams,
      boolean mayAnnotate,
      boolean mayFillIn,
      boolean encryptMetadata,
      Dictionary encrypt) {
    this.encrypt = encrypt;
    this.fileKey = fileKey;
    this.strings = strings;
    this.streams = streams;
    this.mayAnnotate = mayAnnotate;
    this.mayFillIn = mayFillIn;
    this.encryptMetadata = encryptMetadata;
  }

  static PdfCrypt open(Dictionary encrypt, @Nullable PdfObject id, char @Nullable [] password) {
    if (!encrypt.isNamed("Filter", "Standard")) {
      throw exception("PDF_ENCRYPTION_UNSUPPORTED", null);
    }
    COSArray ids = id instanceof Array array ? (COSArray) cos(array) : new COSArray();
    COSDictionary dictionary = (COSDictionary) cos(encrypt);
    String given = password == null ? "" : new String(password);
    try {
      StandardSecurityHandler handler = new StandardSecurityHandler();
      handler.prepareForDecryption(
          new PDEncryption(dictionary), ids, new StandardDecryptionMaterial(given));
      byte[] key = handler.getEncryptionKey();
      boolean owner = handler.getCurrentAccessPermission().isOwnerPermission();
      return new PdfCrypt(
          key.clone(),
          method(encrypt, encrypt.get("StrF")),
          method(encrypt, encrypt.get("StmF")),
          owner || handler.getCurrentAccessPermission().canModifyAnnotations(),
          owner || handler.getCurrentAccessPermission().canFillInForm(),
          !(encrypt.get("EncryptMetadata") instanceof Bool bool) || bool.value(),
          encrypt);
    } catch (InvalidPasswordException e) {
      throw exception(password == null ? "PDF_PASSWORD_REQUIRED" : "PDF_PASSWORD_WRONG", e);
    } catch (IOException | RuntimeException e) {
      throw exception("PDF_ENCRYPTION_UNSUPPORTED", e);
    }
  }

  private static SidianException exception(String code, @Nullable Throwable cause) {
    return MESSAGES.exception(code, cause);
  }

  private static Method method(Dictionary encrypt, @Nullable PdfObject named) {
    Long version = encrypt.get("V") instanceof Numeric number ? number.integer() : null;
    if (version == null || version < 4) {
      return Method.RC4;
    }
    String filter = named instanceof Name name ? name.value() : "Identity";
    if (filter.equals("Identity")) {
      return Method.IDENTITY;
    }
    if (encrypt.get("CF") instanceof Dictionary filters
        && filters.get(filter) instanceof Dictionary settings
        && settings.get("CFM") instanceof Name cfm) {
      switch (cfm.value()) {
        case "V2" -> {
          return Method.RC4;
        }
        case "AESV2" -> {
          return Method.AES_128;
        }
        case "AESV3" -> {
          return Method.AES_256;
        }
        case "None" -> {
          return Method.IDENTITY;
        }
        default -> {}
      }
    }
    throw exception("PDF_ENCRYPTION_UNSUPPORTED", null);
  }

  /** Whether the password allows adding a signature field with its widget. */
  public boolean mayAnnotate() {
    return mayAnnotate;
  }

  /** Whether the password allows filling an existing signature field. */
  public boolean mayFillIn() {
    return mayFillIn || mayAnnotate;
  }

  PdfObject decryptStrings(PdfObject object, Reference id) {
    if (strings == Method.IDENTITY) {
      return object;
    }
    if (object instanceof Stream stream) {
      if (stream.dictionary().isNamed("Type", "XRef")) {
        return stream;
      }
      Dictionary dictionary = (Dictionary) decryptStrings(stream.dictionary(), id);
      return new Stream(dictionary, stream.dataAt(), stream.id());
    }
    return map(object, text -> new Text(decrypt(strings, text.bytes(), id), text.hex()));
  }

  private interface StringChange {
    Text apply(Text text);
  }

  private static PdfObject map(PdfObject object, StringChange change) {
    if (object instanceof Text text) {
      return change.apply(text);
    }
    if (object instanceof Array array) {
      List<PdfObject> items = array.items().stream().map(item -> map(item, change)).toList();
      return new Array(items);
    }
    if (object instanceof Dictionary dictionary) {
      boolean signature = dictionary.has("ByteRange");
      Map<String, PdfObject> entries = new LinkedHashMap<>();
      dictionary
          .entries()
          .forEach(
              (key, value) -> {
                // the value of a signature is never encrypted (7.6.2)
                boolean contents = signature && key.equals("Contents");
                entries.put(key, contents ? value : map(value, change));
              });
      return new Dictionary(Collections.unmodifiableMap(entries), dictionary.repeatedKey());
    }
    return object;
  }

  byte[] decryptStream(
      Dictionary dictionary, byte[] raw, Reference id, UnaryOperator<PdfObject> resolve) {
    return dictionary.isNamed("Type", "XRef") ? raw : decrypt(method(dictionary, resolve), raw, id);
  }

  private Method method(Dictionary dictionary, UnaryOperator<PdfObject> resolve) {
    int crypt = StreamData.filter("Crypt", dictionary, resolve);
    if (crypt >= 0) {
      Dictionary parameters = StreamData.parameters(crypt, dictionary, resolve);
      PdfObject named = resolve.apply(parameters.entries().getOrDefault("Name", IDENTITY));
      if (named.equals(IDENTITY)) {
        return Method.IDENTITY;
      }
      return method(encrypt, named);
    }
    return !encryptMetadata && dictionary.isNamed("Type", "Metadata") ? Method.IDENTITY : streams;
  }

  /**
   * Whether a stream is an exception from the encryption of the file, by a filter of its own or as
   * metadata. Some readers know no exceptions and make something else of it.
   */
  public boolean isException(Dictionary dictionary, UnaryOperator<PdfObject> resolve) {
    return StreamData.filter("Crypt", dictionary, resolve) >= 0
        || (!encryptMetadata && dictionary.isNamed("Type", "Metadata"));
  }

  /** An object as it must be written under a number, its strings encrypted. */
  PdfObject encryptStrings(PdfObject object, Reference id, SecureRandom random) {
    return strings == Method.IDENTITY
        ? object
        : map(object, text -> new Text(encrypt(strings, text.bytes(), id, random), true));
  }

  byte[] encryptStream(byte[] data, Reference id, SecureRandom random) {
    return encrypt(streams, data, id, random);
  }

  private byte[] decrypt(Method method, byte[] data, Reference id) {
    try {
      switch (method) {
        case RC4 -> {
          return rc4(data, id);
        }
        case AES_128, AES_256 -> {
          if (data.length < 2 * IV || data.length % IV != 0) {
            return new byte[0];
          }
          Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
          cipher.init(
              Cipher.DECRYPT_MODE,
              new SecretKeySpec(objectKey(method, id), "AES"),
              new IvParameterSpec(data, 0, IV));
          return cipher.doFinal(data, IV, data.length - IV);
        }
        default -> {
          return data;
        }
      }
    } catch (GeneralSecurityException e) {
      throw exception("PDF_ENCRYPTION_UNSUPPORTED", e);
    }
  }

  private byte[] encrypt(Method method, byte[] data, Reference id, SecureRandom random) {
    try {
      switch (method) {
        case RC4 -> {
          return rc4(data, id);
        }
        case AES_128, AES_256 -> {
          byte[] iv = new byte[IV];
          random.nextBytes(iv);
          Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
          cipher.init(
              Cipher.ENCRYPT_MODE,
              new SecretKeySpec(objectKey(method, id), "AES"),
              new IvParameterSpec(iv));
          byte[] encrypted = cipher.doFinal(data);
          byte[] out = Arrays.copyOf(iv, IV + encrypted.length);
          System.arraycopy(encrypted, 0, out, IV, encrypted.length);
          return out;
        }
        default -> {
          return data;
        }
      }
    } catch (GeneralSecurityException e) {
      throw exception("PDF_ENCRYPTION_UNSUPPORTED", e);
    }
  }

  private byte[] rc4(byte[] data, Reference id) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ARCFOUR");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(objectKey(Method.RC4, id), "ARCFOUR"));
    return cipher.doFinal(data);
  }

  /** Algorithm 1 of 7.6.3.2: the file key, mixed with the numbers of the object. */
  private byte[] objectKey(Method method, Reference id) throws GeneralSecurityException {
    if (method == Method.AES_256) {
      return fileKey;
    }
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(fileKey);
    int number = id.number();
    int generation = id.generation();
    md5.update(
        new byte[] {
          (byte) number,
          (byte) (number >> 8),
          (byte) (number >> 16),
          (byte) generation,
          (byte) (generation >> 8)
        });
    if (method == Method.AES_128) {
      md5.update(new byte[] {'s', 'A', 'l', 'T'});
    }
    return Arrays.copyOf(md5.digest(), Math.min(16, fileKey.length + 5));
  }

  private static COSBase cos(PdfObject object) {
    if (object instanceof Dictionary dictionary) {
      COSDictionary out = new COSDictionary();
      dictionary
          .entries()
          .forEach((key, value) -> out.setItem(COSName.getPDFName(key), cos(value)));
      return out;
    }
    if (object instanceof Array array) {
      COSArray out = new COSArray();
      array.items().forEach(item -> out.add(cos(item)));
      return out;
    }
    if (object instanceof Text text) {
      return new COSString(text.bytes());
    }
    if (object instanceof Name name) {
      return COSName.getPDFName(name.value());
    }
    if (object instanceof Bool bool) {
      return COSBoolean.getBoolean(bool.value());
    }
    if (object instanceof Numeric number) {
      Long integer = number.integer();
      return integer == null ? new COSFloat((float) number.value()) : COSInteger.get(integer);
    }
    return COSNull.NULL;
  }
}
