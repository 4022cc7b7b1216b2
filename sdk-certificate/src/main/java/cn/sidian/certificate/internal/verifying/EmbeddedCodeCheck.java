package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.PermitCodeMaker;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.SidianException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the code that a certificate carries speaks of this certificate. */
final class EmbeddedCodeCheck {
  private final Knowledge knowledge;
  private final FactSheet sheet;

  EmbeddedCodeCheck(Knowledge knowledge, FactSheet sheet) {
    this.knowledge = knowledge;
    this.sheet = sheet;
  }

  void run(ElectronicCertificate certificate) {
    String text = certificate.code();
    if (text == null) {
      return;
    }
    Optional<ScannedCode> code;
    try {
      code = CodeReader.read(text);
    } catch (SidianException e) {
      code = Optional.empty();
      if (text.startsWith("SD1:")) {
        differs("code");
        return;
      }
    }
    if (code.isEmpty() || !(code.get().content() instanceof PermitCode permit)) {
      // a ministry's own string is carried beside ours and not judged
      if (code.isPresent()) {
        differs("code");
      } else {
        sheet.code = Comparison.NOT_CHECKED;
      }
      return;
    }
    String difference = difference(certificate, permit);
    if (difference != null) {
      differs(difference);
    } else if (isSignedByAnother(code.get(), certificate.metadata().issuerCode())) {
      differs("key");
    } else {
      // the string is right; whether it is the printed one says the page
      sheet.code = Comparison.NOT_CHECKED;
    }
  }

  private static @Nullable String difference(ElectronicCertificate certificate, PermitCode permit) {
    StatusPlace place = permit.status();
    if (!permit.identifier().equals(certificate.identifier())) {
      return "ZZBS";
    }
    if (!place.list().equals(certificate.statusList())
        || place.index() != certificate.statusIndex()) {
      return "status";
    }
    if (!permit.issuedOn().equals(certificate.metadata().issuedOn())
        || !permit.validity().equals(certificate.metadata().validity())) {
      return "ZZYXQ";
    }
    for (Map.Entry<String, String> field : permit.fields().entrySet()) {
      if (!PermitCodeMaker.value(certificate, field.getKey())
          .equals(Optional.of(field.getValue()))) {
        return field.getKey();
      }
    }
    byte[] digest = permit.fieldListDigest();
    return digest == null || Arrays.equals(digest, certificate.fieldListDigest()) ? null : "fields";
  }

  /** A code whose key is known must be by this issuer's key for codes. */
  private boolean isSignedByAnother(ScannedCode code, String issuer) {
    for (KnownKeys.Known known : knowledge.keys().withId(code.keyId())) {
      if (code.isSignedBy(known.key())) {
        return known.binding().role() != KeyRole.CODE || !known.binding().unit().equals(issuer);
      }
    }
    return knowledge.isInformed();
  }

  private void differs(String what) {
    sheet.code = Comparison.DIFFERS;
    sheet.explain(Fact.CODE, MESSAGES.error("CODE_NOT_OF_THIS_DOCUMENT", what));
  }
}
