package cn.sidian.material.list;

import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.condition.internal.JsonText;
import cn.sidian.core.law.LegalBasis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes material lists: JSON that reads back as the same list, and tables for offices. In tables a
 * cell that begins with {@code = + - @} is written with an apostrophe before it, so that no program
 * takes it for a formula.
 */
public final class MaterialListWriter {
  private MaterialListWriter() {}

  /**
   * As JSON, one thing a line.
   *
   * @param list the list
   * @return text that {@link MaterialListFile} reads as the same list
   */
  public static String json(MaterialList list) {
    StringBuilder out = new StringBuilder("{\"format\":\"" + MaterialListFile.FORMAT + "\"");
    section(
        out,
        "departments",
        list.departments(),
        d -> fields(out, "code", d.code(), "name", d.name()));
    section(out, "items", list.items(), i -> item(out, i));
    section(out, "materials", list.materials(), m -> material(out, m));
    section(out, "requirements", list.requirements(), r -> requirement(out, r));
    section(
        out,
        "sources",
        list.sources(),
        s ->
            fields(
                out,
                "material",
                s.material(),
                "department",
                s.department(),
                "interface",
                s.interfaceId(),
                "from",
                s.from().toString(),
                "to",
                s.to() == null ? null : s.to().toString()));
    return out.append("}\n").toString();
  }

  private interface Body<T> {
    void write(T value);
  }

  private static <T> void section(StringBuilder out, String key, List<T> values, Body<T> body) {
    out.append(",\n\"").append(key).append("\":[");
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "\n{" : ",\n{");
      body.write(values.get(i));
      out.append('}');
    }
    out.append("\n]");
  }

  /** Keys and values in turn; a null value is left out. The first is never null. */
  private static void fields(StringBuilder out, @Nullable String... pairs) {
    boolean first = true;
    for (int i = 0; i < pairs.length; i += 2) {
      String key = pairs[i];
      String value = pairs[i + 1];
      if (key == null || value == null) {
        continue;
      }
      out.append(first ? "\"" : ",\"").append(key).append("\":");
      first = false;
      JsonText.append(out, value);
    }
  }

  private static void number(StringBuilder out, String key, @Nullable Integer value) {
    if (value != null) {
      out.append(",\"").append(key).append("\":").append(value);
    }
  }

  private static void texts(StringBuilder out, String key, List<String> values) {
    if (!values.isEmpty()) {
      out.append(",\"").append(key).append("\":[");
      for (int i = 0; i < values.size(); i++) {
        out.append(i == 0 ? "" : ",");
        JsonText.append(out, values.get(i));
      }
      out.append(']');
    }
  }

  private static void item(StringBuilder out, ServiceItem item) {
    fields(
        out,
        "code",
        item.code(),
        "name",
        item.name(),
        "level",
        item.level().name(),
        "parent",
        item.parent(),
        "kind",
        item.kind().name(),
        "field",
        item.field() == null ? null : item.field().name(),
        "department",
        item.department());
    number(out, "promisedDays", item.promisedDays());
    number(out, "legalDays", item.legalDays());
    bases(out, item.bases());
    texts(out, "process", item.process());
    texts(out, "forms", item.forms());
    if (item.resultCode() != null || item.resultName() != null) {
      out.append(",\"result\":{");
      fields(out, "code", item.resultCode(), "name", item.resultName());
      out.append('}');
    }
  }

  private static void material(StringBuilder out, Material material) {
    fields(
        out,
        "code",
        material.code(),
        "name",
        material.name(),
        "category",
        material.category(),
        "kind",
        material.kind().name(),
        "form",
        material.form().name(),
        "channel",
        material.channel().name(),
        "issuer",
        material.issuer(),
        "necessity",
        material.necessity().name(),
        "sample",
        material.sample(),
        "specification",
        material.specification(),
        "availability",
        material.availability().name());
    number(out, "validDays", material.validDays());
  }

  private static void requirement(StringBuilder out, MaterialRequirement requirement) {
    fields(out, "item", requirement.item(), "material", requirement.material());
    texts(out, "alternatives", requirement.alternatives());
    bases(out, requirement.bases());
    if (requirement.when() != null) {
      out.append(",\"when\":").append(ConditionWriter.write(requirement.when()));
    }
  }

  private static void bases(StringBuilder out, List<LegalBasis> bases) {
    if (bases.isEmpty()) {
      return;
    }
    out.append(",\"basis\":[");
    for (int i = 0; i < bases.size(); i++) {
      LegalBasis basis = bases.get(i);
      out.append(i == 0 ? "{" : ",{");
      fields(
          out,
          "document",
          basis.document(),
          "article",
          basis.article(),
          "rank",
          basis.rank().name(),
          "quote",
          basis.quote(),
          "from",
          basis.from() == null ? null : basis.from().toString(),
          "to",
          basis.to() == null ? null : basis.to().toString());
      out.append('}');
    }
    out.append(']');
  }

  /**
   * As a table, one line for each requirement; written line by line. A table cannot hold
   * everything: conditions, second bases, process and forms, and what no requirement names stand in
   * JSON only.
   *
   * @param list the list
   * @param locale the language of the titles: Chinese or English
   * @param out where it goes, in any charset that holds Chinese
   * @throws IOException if it cannot be written
   */
  public static void csv(MaterialList list, Locale locale, Appendable out) throws IOException {
    try {
      rows(
          list,
          locale,
          cells -> {
            try {
              for (int i = 0; i < cells.size(); i++) {
                cell(out, i, cells.get(i));
              }
              out.append("\r\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The rows of the table, for programs that write spreadsheets; the same cells as in CSV.
   *
   * @param list the list
   * @param locale the language of the titles: Chinese or English
   * @param row takes the titles, then row by row the cells, formulas made inert; no cell is null
   */
  public static void rows(MaterialList list, Locale locale, Consumer<List<String>> row) {
    new MaterialRows(list).write(locale, row);
  }

  private static void cell(Appendable out, int column, String cell) throws IOException {
    if (column > 0) {
      out.append(',');
    }
    boolean quoted =
        cell.indexOf(',') >= 0
            || cell.indexOf('"') >= 0
            || cell.indexOf('\n') >= 0
            || cell.indexOf('\r') >= 0
            || !cell.strip().equals(cell);
    out.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
  }
}
