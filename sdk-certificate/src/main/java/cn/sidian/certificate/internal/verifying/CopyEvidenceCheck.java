package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Original;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.copy.CopyContent;
import cn.sidian.certificate.copy.SealEvidence;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.trust.TrustStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a copy proves, without the original, that the issuer sealed what it shows. */
final class CopyEvidenceCheck {
  private final Knowledge knowledge;
  private final FactSheet sheet;
  private final ContextCheck context;
  private final CopyContent copy;

  CopyEvidenceCheck(Knowledge knowledge, FactSheet sheet, ContextCheck context, CopyContent copy) {
    this.knowledge = knowledge;
    this.sheet = sheet;
    this.context = context;
    this.copy = copy;
  }

  void run() {
    SealEvidence.Check check = copy.evidence().check(copy.identifier());
    String failure = failure(check);
    if (failure == null && check.signer() != null) {
      failure = signer(knowledge.keys().of(check.signer().getPublicKey()));
    }
    sheet.original = failure == null ? Original.SEALED_BY_ISSUER : Original.EVIDENCE_FAILS;
    if (failure != null) {
      sheet.explain(Fact.ORIGINAL, MESSAGES.error("EVIDENCE_FAILS", failure));
    }
  }

  private static @Nullable String failure(SealEvidence.Check check) {
    if (!check.readable()) {
      return "cms";
    }
    if (!check.digestStated()) {
      return "messageDigest";
    }
    if (!check.signatureFits() || check.signer() == null) {
      return "signature";
    }
    if (!check.attributeIsList()) {
      return "attribute";
    }
    return check.shownInList() ? null : "fields";
  }

  /** Whose key sealed the original; keys of a unit of which nothing is known leave it open. */
  private @Nullable String signer(List<KeyBinding> bindings) {
    if (bindings.isEmpty()) {
      if (knowledge.keys().knowsSealsOf(copy.identifier().issuerCode())) {
        return "signer";
      }
      if (knowledge.isInformed()) {
        sheet.issuer = CertificateFacts.Issuer.UNDECIDED;
        sheet.explain(Fact.ISSUER, MESSAGES.warning("FOREIGN_ISSUER"));
      }
      return null;
    }
    KeyBinding binding = knowledge.keys().inUse(bindings.get(0), null);
    TrustStatus chain = knowledge.keys().chain(binding).status();
    boolean right =
        binding.role() == KeyRole.SEAL
            && binding.unit().equals(copy.identifier().issuerCode())
            && chain != TrustStatus.UNTRUSTED;
    if (!right) {
      return "signer";
    }
    if (chain != TrustStatus.TRUSTED && sheet.issuer == CertificateFacts.Issuer.TRUSTED) {
      // who made the copy is known; whether the original is the issuer's is not
      sheet.issuer = CertificateFacts.Issuer.UNDECIDED;
      sheet.explain(Fact.ISSUER, MESSAGES.warning("FOREIGN_ISSUER"));
    }
    Instant lost = binding.compromisedSince();
    if (lost != null && sheet.issuer == CertificateFacts.Issuer.TRUSTED) {
      // the time of the original's seal is not proven in a copy
      sheet.issuer = CertificateFacts.Issuer.UNDECIDED;
      sheet.explain(Fact.ISSUER, ContextCheck.warning(MESSAGES.error("KEY_COMPROMISED", lost)));
    }
    return null;
  }

  /** The value of a field that the copy shows. */
  Optional<String> shown(String name) {
    return copy.evidence().items().stream()
        .filter(item -> item.name().equals(name))
        .map(MetadataItem::value)
        .findFirst();
  }

  /** Type, competence and validity, as far as the copy shows their days. */
  void dates() {
    Optional<LocalDate> issued = day("ZZBFRQ");
    if (issued.isPresent()) {
      context.competence(copy.identifier().issuerCode(), copy.typeCode(), issued.get());
    } else {
      Finding finding = MESSAGES.warning("COPY_WITHOUT_DAYS");
      sheet.explain(Fact.TYPE_EDITION, finding);
      sheet.explain(Fact.COMPETENCE, finding);
    }
    Optional<LocalDate> from = day("ZZYXQQSRQ");
    Optional<String> until = shown("ZZYXQJZRQ");
    Optional<LocalDate> to = day("ZZYXQJZRQ");
    boolean openEnded = until.filter("长期"::equals).isPresent();
    boolean known =
        from.isPresent() && (openEnded || (to.isPresent() && !to.get().isBefore(from.get())));
    if (known) {
      context.validity(new ValidityPeriod(from.get(), openEnded ? null : to.get()));
    } else {
      sheet.explain(Fact.VALIDITY, MESSAGES.warning("COPY_WITHOUT_DAYS"));
    }
  }

  private Optional<LocalDate> day(String name) {
    try {
      return shown(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a shown holder is the person asked about. */
  void holder(Holder asked) {
    sheet.holder =
        HolderCheck.compare(asked, shown("CZZT").orElse(null), shown("CZZTDM").orElse(null), null);
    if (sheet.holder == CertificateFacts.Holder.DIFFERS) {
      sheet.explain(Fact.HOLDER, MESSAGES.error("HOLDER_DIFFERS"));
    } else if (sheet.holder == CertificateFacts.Holder.CANNOT_TELL) {
      sheet.explain(
          Fact.HOLDER, Finding.warning("HOLDER_DIFFERS", MESSAGES.text("HOLDER_DIFFERS.masked")));
    }
  }
}
