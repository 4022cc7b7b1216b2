package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.catalog.FieldRule;
import cn.sidian.certificate.catalog.PhotoRule;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.RegisterView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges one record; used by one thread and thrown away. */
public final class RecordJudge {
  private static final int MAX_NUMBER = 128;
  private static final Set<String> PLACEHOLDERS =
      Set.of("无", "/", "\\", "-", "--", "——", "待补", "待补充", "空", "暂无", "不详", "null", "NULL", "N/A");

  private final QualityRules rules;
  private final CertificateRecord record;
  private final byte @Nullable [] photo;
  private final LocalDate today;
  private final Defects defects = new Defects();
  private final RecordDays days;
  private @Nullable CertificateType type;
  private String issuerName = "";

  /** Prepares. */
  public RecordJudge(
      QualityRules rules, CertificateRecord record, byte @Nullable [] photo, LocalDate today) {
    this.rules = rules;
    this.record = record;
    this.photo = photo;
    this.today = today;
    this.days = new RecordDays(record, defects);
  }

  /** The judgement. */
  public QualityReport judge() {
    days.read();
    type();
    days.judge(type, today);
    issuer();
    text("number", record.number(), MAX_NUMBER, numberForm());
    HolderCheck holders = new HolderCheck(rules, record, type, days.issuedOn(), defects);
    holders.judge();
    fields();
    photo();
    optionalText("paperNumber", record.paperNumber());
    identifier();
    numberWithoutHolderCode();
    if (!defects.hasError()) {
      inRegister(holders.read());
    }
    if (defects.hasError()) {
      return new QualityReport(QualityReport.resultOf(defects.all()), defects.all(), null);
    }
    return new QualityReport(
        QualityReport.resultOf(defects.all()), defects.all(), metadata(holders.read()));
  }

  private void type() {
    String code = record.type();
    if (isMissing("type", code)) {
      return;
    }
    if (code == null || !rules.catalog().knows(code)) {
      defects.error("TYPE_NOT_IN_FORCE", "unknown", "type");
      return;
    }
    LocalDate issuedOn = days.issuedOn();
    if (issuedOn == null) {
      return;
    }
    type = rules.catalog().find(code, issuedOn).orElse(null);
    if (type == null) {
      defects.error("TYPE_NOT_IN_FORCE", "edition", "issuedOn");
    }
  }

  private void issuer() {
    String code = record.issuer();
    LocalDate issuedOn = days.issuedOn();
    if (isMissing("issuer", code) || code == null) {
      return;
    }
    if (!code.matches("[0-9A-Z]{1,32}")) {
      defects.error("WRONG_FORM", "form", "issuer");
      return;
    }
    if (issuedOn == null || record.type() == null) {
      return;
    }
    Optional<String> name = rules.competence().competent(code, record.type(), issuedOn);
    if (name.isEmpty()) {
      defects.error("ISSUER_NOT_COMPETENT", "day", "issuer");
    } else {
      issuerName = name.get();
    }
  }

  private @Nullable Pattern numberForm() {
    if (type != null) {
      for (FieldRule rule : type.fields()) {
        if (rule.name().equals("ZZBH")) {
          return rule.form();
        }
      }
    }
    return null;
  }

  /** A value that must be there, not blank, no placeholder, of its characters, length and form. */
  private void text(String field, @Nullable String value, int max, @Nullable Pattern form) {
    if (isMissing(field, value) || value == null || isOdd(field, value)) {
      return;
    }
    if (value.codePointCount(0, value.length()) > max) {
      defects.error("WRONG_FORM", "length", field, max);
    } else if (form != null && !form.matcher(value).matches()) {
      defects.error("WRONG_FORM", "form", field);
    }
  }

  private void optionalText(String field, @Nullable String value) {
    if (value != null) {
      text(field, value, MAX_NUMBER, null);
    }
  }

  private boolean isMissing(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      defects.error("MISSING_ELEMENT", "value", field);
      return true;
    }
    if (PLACEHOLDERS.contains(value)) {
      defects.error("PLACEHOLDER", "value", field);
      return true;
    }
    return false;
  }

  private boolean isOdd(String field, String value) {
    String oddity = Characters.oddity(value);
    if (oddity != null) {
      defects.error("CHARACTERS", oddity, field);
    }
    return oddity != null;
  }

  private void fields() {
    if (type == null) {
      return;
    }
    Map<String, String> given = record.fields();
    int known = 0;
    for (FieldRule rule : type.fields()) {
      if (!rule.name().startsWith("KZ_")) {
        continue;
      }
      String value = given.get(rule.name());
      known += value == null ? 0 : 1;
      if (value == null || value.isBlank()) {
        if (rule.required()) {
          defects.error("MISSING_ELEMENT", "value", rule.name());
        } else if (value != null) {
          defects.error("PLACEHOLDER", "value", rule.name());
        }
        continue;
      }
      text(rule.name(), value, rule.maxLength(), rule.form());
      if (!rule.values().isEmpty() && !rule.values().contains(value)) {
        defects.error("WRONG_FORM", "value", rule.name());
      }
    }
    if (known < given.size()) {
      CertificateType edition = type;
      given.keySet().stream()
          .filter(name -> edition.fields().stream().noneMatch(r -> r.name().equals(name)))
          .forEach(name -> defects.error("WRONG_FORM", "item", name));
    }
  }

  private void photo() {
    PhotoRule rule = type == null ? null : type.photo();
    if (photo == null) {
      if (record.photo() != null) {
        defects.error("PHOTO", "unreadable", "photo");
      } else if (rule != null && rule.required()) {
        defects.error("PHOTO", "missing", "photo");
      }
      return;
    }
    if (type != null && rule == null) {
      defects.error("PHOTO", "unwanted", "photo");
      return;
    }
    PhotoCheck.Size size = PhotoCheck.size(photo);
    if (size == null || CertificatePhoto.read(photo).isEmpty()) {
      defects.error("PHOTO", "unreadable", "photo");
    } else if (rule != null
        && (size.width() < rule.minWidth() || size.height() < rule.minHeight())) {
      defects.error("PHOTO", "small", "photo", rule.minWidth(), rule.minHeight());
    }
    String digest = record.photoDigest();
    if (digest != null && !digest.equals(PhotoCheck.digest(photo))) {
      defects.error("PHOTO", "digest", "photoDigest");
    }
  }

  /**
   * A legacy record may carry the identifier it was issued under: its parts must be the record's.
   */
  private void identifier() {
    String written = record.identifier();
    if (written == null) {
      return;
    }
    CertificateId.Reading reading = CertificateId.parse(written, rules.idRules());
    if (reading.id() == null) {
      defects.error("IDENTIFIER_DIFFERS", "form", "identifier");
      return;
    }
    if (reading.form() == CertificateId.Form.CHECK_MISMATCH) {
      defects.warning("CHECK_DIGIT", "identifier", "identifier");
    }
    CertificateId id = reading.id();
    if (!id.typeCode().equals(record.type())) {
      defects.error("IDENTIFIER_DIFFERS", "type", "identifier");
    }
    if (!id.issuerCode().equals(record.issuer())) {
      defects.error("IDENTIFIER_DIFFERS", "issuer", "identifier");
    }
  }

  /** What stands on lists, in codes and in file names must not tell whose it is. */
  private void numberWithoutHolderCode() {
    String number = record.number();
    String identifier = record.identifier();
    for (CertificateRecord.RecordHolder holder : record.holders()) {
      String code = holder.code();
      if (code == null || code.length() < 8 || !isPerson(holder.kind())) {
        continue;
      }
      if (number != null && number.contains(code)) {
        defects.error("WRONG_FORM", "personal", "number");
      }
      if (identifier != null && identifier.contains(code)) {
        defects.error("WRONG_FORM", "personal", "identifier");
      }
    }
  }

  private boolean isPerson(@Nullable String kind) {
    return kind != null && rules.kinds().find(kind).map(k -> k.naturalPerson()).orElse(false);
  }

  private void inRegister(List<Holder> holders) {
    RegisterView register = rules.register();
    String predecessor = record.predecessor();
    if (predecessor != null) {
      switch (register.predecessor(predecessor)) {
        case MISSING -> defects.error("PREDECESSOR", "missing", "predecessor");
        case CLOSED_FOR_EVER -> defects.error("PREDECESSOR", "closed", "predecessor");
        case CAN_BE_FOLLOWED -> {
          // issuing closes it in the same transaction
        }
      }
      return;
    }
    List<HolderCode> codes = holders.stream().map(Holder::code).toList();
    register
        .overlapping(required(record.type()), required(record.number()), codes, days.period())
        .ifPresent(other -> defects.error("DUPLICATE", "overlap", "number", other));
  }

  private static String required(@Nullable String value) {
    if (value == null) {
      throw new IllegalStateException("judged to be there");
    }
    return value;
  }

  private CertificateMetadata metadata(List<Holder> holders) {
    CertificateType edition = type;
    LocalDate issuedOn = days.issuedOn();
    if (edition == null || issuedOn == null) {
      throw new IllegalStateException("judged to be there");
    }
    return new CertificateMetadata(
        edition.name(),
        edition.code(),
        edition.edition(),
        required(record.number()),
        issuerName,
        required(record.issuer()),
        issuedOn,
        days.period(),
        holders,
        record.fields(),
        photo == null
            ? null
            : CertificatePhoto.read(photo).map(CertificatePhoto::digest).orElse(null),
        record.paperNumber(),
        record.predecessor());
  }
}
