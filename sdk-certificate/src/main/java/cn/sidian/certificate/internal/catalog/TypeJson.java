package cn.sidian.certificate.internal.catalog;

import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.catalog.CodePolicy;
import cn.sidian.certificate.catalog.FieldRule;
import cn.sidian.certificate.catalog.HolderRule;
import cn.sidian.certificate.catalog.LayoutSpec;
import cn.sidian.certificate.catalog.PhotoRule;
import cn.sidian.certificate.catalog.ServicePromise;
import cn.sidian.certificate.catalog.StatusPolicy;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A type as JSON and back. */
public final class TypeJson {
  static final String CODE = "CATALOGUE_MALFORMED";
  private static final int MAX_BYTES = 1 << 20;

  /** How GB/T 36903 calls its items. */
  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("ZZMC", "证照名称"),
          Map.entry("ZZLXDM", "证照类型代码"),
          Map.entry("ZZBH", "证照编号"),
          Map.entry("ZZBS", "证照标识"),
          Map.entry("ZZBFJG", "颁发机构"),
          Map.entry("ZZBFJGDM", "颁发机构代码"),
          Map.entry("ZZBFRQ", "颁发日期"),
          Map.entry("ZZYXQQSRQ", "有效期起始日期"),
          Map.entry("ZZYXQJZRQ", "有效期截止日期"),
          Map.entry("CZZT", "持证主体"),
          Map.entry("CZZTDM", "持证主体代码"),
          Map.entry("CZZTDMLXDM", "持证主体代码类型"),
          Map.entry("STZZBH", "实体证照编号"),
          Map.entry("ZP", "照片"));

  private TypeJson() {}

  /** The name of an item of GB/T 36903; the item itself if it is none. */
  public static String standardLabel(String item) {
    return STANDARD.getOrDefault(item, item);
  }

  /** Reads a file of its own. */
  public static CertificateType read(byte[] json) {
    return read(JsonReader.read(json, CODE, MAX_BYTES));
  }

  /** The canonical bytes. */
  public static byte[] write(CertificateType type) {
    return CanonicalJson.write(tree(type));
  }

  static CertificateType read(JsonObject json) {
    json.allow(
        "format",
        "code",
        "edition",
        "name",
        "definedBy",
        "from",
        "to",
        "holders",
        "maxYears",
        "openEnded",
        "fields",
        "photo",
        "layout",
        "printedCode",
        "status",
        "service",
        "simulated");
    if (!json.string("format").equals(CertificateType.FORMAT)) {
      throw json.wrong("format", "format");
    }
    List<FieldRule> fields = new ArrayList<>();
    for (JsonObject field : json.list("fields", JsonObject.class)) {
      fields.add(field(field));
    }
    JsonObject service = json.optionalObject("service");
    JsonObject photo = json.optionalObject("photo");
    try {
      return new CertificateType(
          json.string("code"),
          json.string("edition"),
          json.string("name"),
          json.string("definedBy"),
          requiredDay(json, "from"),
          day(json, "to"),
          holders(json.object("holders")),
          (int) json.integer("maxYears", 0),
          json.bool("openEnded", false),
          fields,
          photo == null ? null : photo(photo),
          layout(json.object("layout")),
          printedCode(json.object("printedCode")),
          status(json.object("status")),
          service == null ? null : service(service),
          json.bool("simulated", false));
    } catch (IllegalArgumentException e) {
      throw json.wrong("code", "value");
    }
  }

  private static FieldRule field(JsonObject json) {
    json.allow("name", "zh", "required", "maxLength", "values", "form");
    String form = json.optionalString("form");
    try {
      return new FieldRule(
          json.string("name"),
          json.string("zh"),
          json.bool("required", false),
          (int) json.integer("maxLength", 200),
          json.list("values", String.class),
          form == null ? null : Pattern.compile(form));
    } catch (PatternSyntaxException e) {
      throw json.wrong("form", "value");
    }
  }

  private static HolderRule holders(JsonObject json) {
    json.allow("kinds", "max");
    return new HolderRule(
        Set.copyOf(json.list("kinds", String.class)), (int) json.integer("max", 1));
  }

  private static PhotoRule photo(JsonObject json) {
    json.allow("required", "minWidth", "minHeight");
    return new PhotoRule(
        json.bool("required", true),
        (int) json.integer("minWidth", 1),
        (int) json.integer("minHeight", 1));
  }

  private static LayoutSpec layout(JsonObject json) {
    json.allow("layout", "title", "subtitle", "rows", "statement", "accent");
    List<List<String>> rows = new ArrayList<>();
    for (String row : json.list("rows", String.class)) {
      rows.add(List.of(row.split(" ", -1)));
    }
    String subtitle = json.optionalString("subtitle");
    String statement = json.optionalString("statement");
    return new LayoutSpec(
        json.string("layout"),
        json.string("title"),
        subtitle == null ? "" : subtitle,
        rows,
        statement == null ? "" : statement,
        json.string("accent"));
  }

  private static CodePolicy printedCode(JsonObject json) {
    json.allow("content", "fields");
    return new CodePolicy(
        CodePolicy.Content.valueOf(json.string("content").toUpperCase(Locale.ROOT)),
        json.list("fields", String.class));
  }

  private static StatusPolicy status(JsonObject json) {
    json.allow("list", "hiddenVolume");
    return new StatusPolicy(json.optionalString("list"), json.bool("hiddenVolume", false));
  }

  private static ServicePromise service(JsonObject json) {
    json.allow("from", "to", "areas", "cycle");
    try {
      return new ServicePromise(
          requiredDay(json, "from"),
          day(json, "to"),
          json.list("areas", String.class),
          Period.parse(json.string("cycle")));
    } catch (DateTimeException e) {
      throw json.wrong("cycle", "value");
    }
  }

  private static LocalDate requiredDay(JsonObject json, String key) {
    LocalDate day = day(json, key);
    if (day == null) {
      throw json.wrong(key, "missing");
    }
    return day;
  }

  private static @Nullable LocalDate day(JsonObject json, String key) {
    String text = json.optionalString(key);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw json.wrong(key, "day");
    }
  }

  /** The type as maps and lists. */
  static Map<String, @Nullable Object> tree(CertificateType type) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("format", CertificateType.FORMAT);
    tree.put("code", type.code());
    tree.put("edition", type.edition());
    tree.put("name", type.name());
    tree.put("definedBy", type.definedBy());
    tree.put("from", type.from().toString());
    tree.put("to", text(type.to()));
    tree.put(
        "holders",
        Map.of(
            "kinds", type.holders().kinds().stream().sorted().toList(),
            "max", type.holders().max()));
    tree.put("maxYears", type.maxYears());
    tree.put("openEnded", type.openEnded());
    tree.put("fields", type.fields().stream().map(TypeJson::tree).toList());
    PhotoRule photo = type.photo();
    tree.put(
        "photo",
        photo == null
            ? null
            : Map.of(
                "required", photo.required(),
                "minWidth", photo.minWidth(),
                "minHeight", photo.minHeight()));
    LayoutSpec layout = type.layout();
    tree.put(
        "layout",
        Map.of(
            "layout", layout.layout(),
            "title", layout.title(),
            "subtitle", layout.subtitle(),
            "rows", layout.rows().stream().map(row -> String.join(" ", row)).toList(),
            "statement", layout.statement(),
            "accent", layout.accent()));
    tree.put(
        "printedCode",
        Map.of(
            "content", type.printedCode().content().name(), "fields", type.printedCode().fields()));
    Map<String, @Nullable Object> status = new TreeMap<>();
    status.put("list", type.status().list());
    status.put("hiddenVolume", type.status().hiddenVolume());
    tree.put("status", status);
    ServicePromise service = type.service();
    if (service == null) {
      tree.put("service", null);
    } else {
      Map<String, @Nullable Object> promise = new TreeMap<>();
      promise.put("from", service.from().toString());
      promise.put("to", text(service.to()));
      promise.put("areas", service.areas());
      promise.put("cycle", service.cycle().toString());
      tree.put("service", promise);
    }
    if (type.simulated()) {
      // left out otherwise: editions that were written before keep their bytes
      tree.put("simulated", true);
    }
    return tree;
  }

  private static Map<String, @Nullable Object> tree(FieldRule field) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("name", field.name());
    tree.put("zh", field.zh());
    tree.put("required", field.required());
    tree.put("maxLength", field.maxLength());
    tree.put("values", field.values());
    Pattern form = field.form();
    tree.put("form", form == null ? null : form.pattern());
    return tree;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
