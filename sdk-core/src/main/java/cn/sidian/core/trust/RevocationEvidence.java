package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.jspecify.annotations.Nullable;

/**
 * Certificate revocation lists (RFC 5280, section 5) and OCSP responses (RFC 6960), wherever they
 * come from. Nothing here is believed: {@link RevocationCheck} verifies each piece it uses.
 * Immutable and safe for many threads.
 */
public final class RevocationEvidence {
  /** Lists of national authorities reach some megabytes. */
  private static final int MAX_BYTES = 64 << 20;

  /** More pieces than any document needs. */
  private static final int MAX_PIECES = 1_000;

  private static final RevocationEvidence NONE = new RevocationEvidence(List.of(), List.of());
  private static final String BEGIN = "-----BEGIN X509 CRL-----";
  private static final String END = "-----END X509 CRL-----";

  private final List<CertificateList> crls;
  private final List<BasicOCSPResponse> ocsps;

  private RevocationEvidence(List<CertificateList> crls, List<BasicOCSPResponse> ocsps) {
    this.crls = List.copyOf(crls.subList(0, Math.min(MAX_PIECES, crls.size())));
    this.ocsps = List.copyOf(ocsps.subList(0, Math.min(MAX_PIECES, ocsps.size())));
  }

  /**
   * No evidence.
   *
   * @return the empty set
   */
  public static RevocationEvidence none() {
    return NONE;
  }

  /**
   * A certificate revocation list.
   *
   * @param encoded DER or PEM
   * @return the evidence
   * @throws SidianException {@code REVOCATION_UNREADABLE}
   */
  public static RevocationEvidence crl(byte[] encoded) {
    return crl(encoded, null);
  }

  private static RevocationEvidence crl(byte[] encoded, @Nullable String place) {
    return readCrl(encoded)
        .map(crl -> new RevocationEvidence(List.of(crl), List.of()))
        .orElseThrow(() -> unreadable("crl", place));
  }

  /**
   * An OCSP response.
   *
   * @param encoded the DER of an OCSPResponse or of the BasicOCSPResponse inside
   * @return the evidence
   * @throws SidianException {@code REVOCATION_UNREADABLE}
   */
  public static RevocationEvidence ocsp(byte[] encoded) {
    return ocsp(encoded, null);
  }

  private static RevocationEvidence ocsp(byte[] encoded, @Nullable String place) {
    return readOcsp(encoded)
        .map(ocsp -> new RevocationEvidence(List.of(), List.of(ocsp)))
        .orElseThrow(() -> unreadable("ocsp", place));
  }

  /**
   * Lists and responses from files.
   *
   * @param crls files with one revocation list each
   * @param ocsps files with one OCSP response each
   * @return the evidence
   * @throws SidianException {@code REVOCATION_UNREADABLE} naming the file
   */
  public static RevocationEvidence fromFiles(Collection<Path> crls, Collection<Path> ocsps) {
    RevocationEvidence all = NONE;
    for (Path file : crls) {
      all = all.and(crl(read(file, "crl"), file.toString()));
    }
    for (Path file : ocsps) {
      all = all.and(ocsp(read(file, "ocsp"), file.toString()));
    }
    return all;
  }

  /**
   * Lists and responses that a host keeps in a folder: files named {@code *.crl}, and {@code
   * *.ocsp} or {@code *.ors}; others are passed over, folders inside too.
   *
   * @param folder the folder
   * @return the evidence, in the order of the names
   * @throws SidianException {@code REVOCATION_UNREADABLE} naming the file or folder; {@code
   *     LIMIT_EXCEEDED} beyond a thousand files
   */
  public static RevocationEvidence fromFolder(Path folder) {
    List<Path> crls = new ArrayList<>();
    List<Path> ocsps = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .sorted()
          .forEach(
              file -> {
                String name = file.toString().toLowerCase(Locale.ROOT);
                if (name.endsWith(".crl")) {
                  crls.add(file);
                } else if (name.endsWith(".ocsp") || name.endsWith(".ors")) {
                  ocsps.add(file);
                }
              });
    } catch (IOException e) {
      throw unreadable("crl", folder.toString());
    }
    if (crls.size() + ocsps.size() > MAX_PIECES) {
      throw new SidianException(
          "LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED.files", MAX_PIECES), folder.toString());
    }
    return fromFiles(crls, ocsps);
  }

  /**
   * What can be read of pieces that a stranger supplies, as those inside a document; the others are
   * left out.
   *
   * @param crls encoded revocation lists
   * @param ocsps encoded OCSP responses
   * @return the evidence
   */
  public static RevocationEvidence readable(Collection<byte[]> crls, Collection<byte[]> ocsps) {
    List<CertificateList> lists = new ArrayList<>();
    crls.forEach(encoded -> readCrl(encoded).ifPresent(lists::add));
    List<BasicOCSPResponse> responses = new ArrayList<>();
    ocsps.forEach(encoded -> readOcsp(encoded).ifPresent(responses::add));
    return lists.isEmpty() && responses.isEmpty() ? NONE : new RevocationEvidence(lists, responses);
  }

  /**
   * This evidence together with other.
   *
   * @param other more evidence
   * @return both
   */
  public RevocationEvidence and(RevocationEvidence other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    List<CertificateList> lists = new ArrayList<>(crls);
    lists.addAll(other.crls);
    List<BasicOCSPResponse> responses = new ArrayList<>(ocsps);
    responses.addAll(other.ocsps);
    return new RevocationEvidence(lists, responses);
  }

  /**
   * Whether there is nothing.
   *
   * @return true without any list or response
   */
  public boolean isEmpty() {
    return crls.isEmpty() && ocsps.isEmpty();
  }

  /**
   * The revocation lists.
   *
   * @return the DER of each CertificateList
   */
  public List<byte[]> encodedCrls() {
    return crls.stream().map(crl -> der(crl)).toList();
  }

  /**
   * The OCSP responses.
   *
   * @return the DER of each OCSPResponse
   */
  public List<byte[]> encodedOcsps() {
    return ocsps.stream()
        .map(
            ocsp ->
                der(
                    new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(
                            OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                            new DEROctetString(der(ocsp))))))
        .toList();
  }

  private static byte[] der(ASN1Object object) {
    try {
      return object.getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static RevocationEvidence of(CertificateList crl) {
    return new RevocationEvidence(List.of(crl), List.of());
  }

  static RevocationEvidence of(BasicOCSPResponse ocsp) {
    return new RevocationEvidence(List.of(), List.of(ocsp));
  }

  /** The lists of one issuer. */
  RevocationEvidence listsBy(X500Principal issuer) {
    X500Name name = X500Name.getInstance(issuer.getEncoded());
    return new RevocationEvidence(
        crls.stream().filter(crl -> crl.getIssuer().equals(name)).toList(), List.of());
  }

  List<CertificateList> crls() {
    return crls;
  }

  List<BasicOCSPResponse> ocsps() {
    return ocsps;
  }

  private static byte[] read(Path file, String kind) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new SidianException(
            "LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED", MAX_BYTES), file.toString());
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(kind, file.toString());
    }
  }

  private static SidianException unreadable(String kind, @Nullable String place) {
    return new SidianException(
        "REVOCATION_UNREADABLE", MESSAGES.text("REVOCATION_UNREADABLE." + kind), place);
  }

  private static Optional<CertificateList> readCrl(byte[] encoded) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der(encoded)));
      CertificateList crl = CertificateList.getInstance(sequence);
      // read to the end now, so that nothing fails later
      crl.getTBSCertList().getIssuer();
      crl.getTBSCertList().getThisUpdate().getDate();
      crl.getTBSCertList().getEncoded("DER");
      return Optional.of(crl);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] der(byte[] encoded) {
    if (encoded.length > 0 && encoded[0] == '-') {
      String text = new String(encoded, StandardCharsets.ISO_8859_1);
      int from = text.indexOf(BEGIN);
      int to = text.indexOf(END);
      if (from >= 0 && to > from) {
        return Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
      }
    }
    return encoded;
  }

  private static Optional<BasicOCSPResponse> readOcsp(byte[] encoded) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded));
      boolean basic = sequence.getObjectAt(0).toASN1Primitive() instanceof ASN1Sequence;
      BasicOCSPResponse response;
      if (basic) {
        response = BasicOCSPResponse.getInstance(sequence);
      } else {
        OCSPResponse outer = OCSPResponse.getInstance(sequence);
        if (outer.getResponseBytes() == null
            || !OCSPObjectIdentifiers.id_pkix_ocsp_basic.equals(
                outer.getResponseBytes().getResponseType())) {
          return Optional.empty();
        }
        response =
            BasicOCSPResponse.getInstance(outer.getResponseBytes().getResponse().getOctets());
      }
      response.getTbsResponseData().getEncoded("DER");
      return Optional.of(response);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Counts, nothing more. */
  @Override
  public String toString() {
    return "RevocationEvidence[" + crls.size() + " CRLs, " + ocsps.size() + " OCSP responses]";
  }
}
