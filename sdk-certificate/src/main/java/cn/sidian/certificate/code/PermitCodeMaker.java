package cn.sidian.certificate.code;

import cn.sidian.certificate.CodeMaker;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.catalog.CodePolicy;
import cn.sidian.core.crypto.SigningKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the SDK's own printed codes, with the content that the policy of each type asks for. Days
 * of issue and validity are in every code and not repeated among its fields. Immutable and safe for
 * many threads.
 */
public final class PermitCodeMaker implements CodeMaker {
  /** Items that each code carries as days or as its identifier. */
  private static final java.util.Set<String> ALWAYS =
      java.util.Set.of("ZZBFRQ", "ZZYXQQSRQ", "ZZYXQJZRQ", "ZZLXDM", "ZZBFJGDM");

  private final Map<String, SigningKey> keys;

  private PermitCodeMaker(Map<String, SigningKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /**
   * A maker with the keys of some issuers.
   *
   * @param keys code of the issuing authority to its key for codes; SM2 or P-256
   * @return the maker
   */
  public static PermitCodeMaker of(Map<String, SigningKey> keys) {
    return new PermitCodeMaker(keys);
  }

  /**
   * The text of the symbol.
   *
   * @param certificate the certificate, without a code yet
   * @param type its edition, with the policy of its code
   * @return empty if the type has no code, or its certificates are in no status list
   * @throws IllegalArgumentException if the issuer has no key for codes, or a field holds
   *     characters that a person cannot see
   */
  @Override
  public Optional<String> code(ElectronicCertificate certificate, CertificateType type) {
    CodePolicy policy = type.printedCode();
    String list = certificate.statusList();
    if (policy.content() == CodePolicy.Content.NONE || list == null) {
      return Optional.empty();
    }
    String issuer = certificate.metadata().issuerCode();
    SigningKey key = keys.get(issuer);
    if (key == null) {
      throw new IllegalArgumentException(
          "the issuing authority " + issuer + " has no key for codes; give it one");
    }
    return Optional.of(content(certificate, policy, list).sign(key));
  }

  private static PermitCode content(
      ElectronicCertificate certificate, CodePolicy policy, String list) {
    StatusPlace place = new StatusPlace(list, certificate.statusIndex());
    Map<String, String> fields = new TreeMap<>();
    if (policy.content() == CodePolicy.Content.FULL) {
      for (String name : policy.fields()) {
        if (!ALWAYS.contains(name)) {
          value(certificate, name).ifPresent(value -> fields.put(name, value));
        }
      }
    }
    return fields.isEmpty()
        ? PermitCode.minimal(
            certificate.identifier(),
            place,
            certificate.metadata().issuedOn(),
            certificate.metadata().validity())
        : PermitCode.full(
            certificate.identifier(),
            place,
            certificate.metadata().issuedOn(),
            certificate.metadata().validity(),
            fields,
            certificate.fieldListDigest());
  }

  /**
   * The value of a field of a code's policy.
   *
   * @param certificate the certificate
   * @param name the short name; with {@code *} behind for the masked form
   * @return empty if the certificate has no such item
   */
  public static Optional<String> value(ElectronicCertificate certificate, String name) {
    Holder holder = certificate.metadata().holders().get(0);
    return switch (name) {
      case "CZZTDM*" -> Optional.of(holder.code().masked());
      case "CZZT*" -> Optional.of(holder.maskedName());
      default ->
          certificate.metadata().items().stream()
              .filter(item -> item.name().equals(name))
              .map(MetadataItem::value)
              .filter(value -> !value.isEmpty())
              .findFirst();
    };
  }
}
