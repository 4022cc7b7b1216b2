package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.HolderKind;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.CertificateRecord.RecordHolder;
import cn.sidian.certificate.quality.NamedException;
import cn.sidian.certificate.quality.QualityRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The holders of a record: kind, form and check of each code, name, and how they were split. */
final class HolderCheck {
  private static final int MAX_NAME = 100;

  /** What separates several holders in one text; a middle dot belongs to names. */
  private static final Pattern SEPARATOR = Pattern.compile("[、,，;；|\\\\]|\\s/\\s|\\t");

  private static final Set<String> NO_NAMES = Set.of("无", "/", "-", "待补", "不详", "空", "暂无");

  private final QualityRules rules;
  private final CertificateRecord record;
  private final @Nullable CertificateType type;
  private final @Nullable LocalDate issuedOn;
  private final Defects defects;
  private final List<Holder> holders = new ArrayList<>(1);

  HolderCheck(
      QualityRules rules,
      CertificateRecord record,
      @Nullable CertificateType type,
      @Nullable LocalDate issuedOn,
      Defects defects) {
    this.rules = rules;
    this.record = record;
    this.type = type;
    this.issuedOn = issuedOn;
    this.defects = defects;
  }

  void judge() {
    if (record.holders().isEmpty()) {
      defects.error("MISSING_ELEMENT", "value", "holders");
      return;
    }
    Set<HolderCode> seen = new HashSet<>();
    for (int i = 0; i < record.holders().size(); i++) {
      judge("holders[" + i + "]", record.holders().get(i), seen);
    }
    if (type != null && record.holders().size() > type.holders().max()) {
      defects.error("HOLDER_SPLIT", "many", "holders", type.holders().max());
    }
  }

  private void judge(String place, RecordHolder holder, Set<HolderCode> seen) {
    String kind = value(place + ".kind", holder.kind());
    String code = value(place + ".code", holder.code());
    String name = value(place + ".name", holder.name());
    if (name != null) {
      name(place + ".name", name);
    }
    if (code != null && SEPARATOR.matcher(code).find()) {
      defects.error("HOLDER_SPLIT", "code", place + ".code");
      return;
    }
    if (kind == null || code == null || name == null) {
      return;
    }
    HolderCode whole = new HolderCode(kind, code);
    kind(place, whole);
    if (!seen.add(whole)) {
      defects.error("HOLDER_SPLIT", "twice", place + ".code");
    }
    holders.add(new Holder(whole, name));
  }

  private @Nullable String value(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      defects.error("MISSING_ELEMENT", "value", field);
      return null;
    }
    if (NO_NAMES.contains(value)) {
      defects.error("PLACEHOLDER", "value", field);
      return null;
    }
    return value;
  }

  private void name(String field, String name) {
    String oddity = Characters.oddity(name);
    if (oddity != null) {
      defects.error("CHARACTERS", oddity, field);
    } else if (SEPARATOR.matcher(name).find()) {
      defects.error("HOLDER_SPLIT", "name", field);
    } else if (name.codePointCount(0, name.length()) > MAX_NAME) {
      defects.error("WRONG_FORM", "length", field, MAX_NAME);
    }
  }

  private void kind(String place, HolderCode code) {
    Optional<HolderKind> known = rules.kinds().find(code.kind());
    if (known.isEmpty()) {
      defects.error("HOLDER_KIND", "unknown", place + ".kind");
      return;
    }
    if (type != null
        && !type.holders().kinds().isEmpty()
        && !type.holders().kinds().contains(code.kind())) {
      defects.error("HOLDER_KIND", "type", place + ".kind");
    }
    String oddity = Characters.oddity(code.code());
    if (oddity != null) {
      defects.error("CHARACTERS", oddity, place + ".code");
    } else if (!code.hasForm(rules.kinds())) {
      form(place, code);
    } else if (!code.hasRightCheck()) {
      // real bodies exist whose code fails, so this is a note
      defects.warning("CHECK_DIGIT", "holder", place + ".code");
    }
  }

  private void form(String place, HolderCode code) {
    if (issuedOn != null) {
      for (NamedException special : rules.exceptions()) {
        if (special.applies(code.kind(), code.code(), issuedOn)) {
          defects.info("HOLDER_KIND", "exception", place + ".code", special.name());
          return;
        }
      }
    }
    defects.error("HOLDER_KIND", "shape", place + ".code");
  }

  List<Holder> read() {
    return List.copyOf(holders);
  }
}
