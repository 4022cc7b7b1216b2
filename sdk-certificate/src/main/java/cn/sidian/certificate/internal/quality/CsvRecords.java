package cn.sidian.certificate.internal.quality;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.CertificateRecord.RecordHolder;
import cn.sidian.core.SidianException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a table of records row by row (RFC 4180). */
public final class CsvRecords {
  private static final int MAX_ROW = 100_000;
  private static final List<String> REQUIRED =
      List.of(
          "type",
          "number",
          "issuer",
          "issuedOn",
          "validFrom",
          "validTo",
          "holderKind",
          "holderCode",
          "holderName");
  private static final Set<String> OPTIONAL =
      Set.of("photo", "photoDigest", "identifier", "paperNumber", "predecessor");
  private static final Map<String, String> NAMES = names();

  private final Charset encoding;
  private long line = 1;
  private long rowLine = 1;

  /** For tables in this encoding. */
  public CsvRecords(Charset encoding) {
    this.encoding = encoding;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    String[] all = {
      "type=ZZLXDM=证照类型代码",
      "number=ZZBH=证照编号",
      "issuer=ZZBFJGDM=颁发机构代码",
      "issuedOn=ZZBFRQ=颁发日期",
      "validFrom=ZZYXQQSRQ=有效期起始日期",
      "validTo=ZZYXQJZRQ=有效期截止日期",
      "holderKind=CZZTDMLXDM=持证主体代码类型代码",
      "holderCode=CZZTDM=持证主体代码",
      "holderName=CZZT=持证主体",
      "photo=ZP=照片",
      "identifier=ZZBS=证照标识",
      "paperNumber=STZZBH=实体证照编号"
    };
    for (String row : all) {
      String[] one = row.split("=", -1);
      for (String name : one) {
        names.put(name, one[0]);
      }
    }
    OPTIONAL.forEach(name -> names.put(name, name));
    return Map.copyOf(names);
  }

  /** Reads all rows. */
  public void read(InputStream csv, Consumer<CertificateRecord> each) {
    // a reader over a decoder reports malformed input instead of replacing it
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                csv,
                encoding
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    try {
      List<String> heading = row(reader);
      if (heading == null) {
        throw problem("columns", REQUIRED.get(0));
      }
      List<String> columns = columns(heading);
      for (List<String> cells = row(reader); cells != null; cells = row(reader)) {
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
          continue;
        }
        if (cells.size() != columns.size()) {
          throw problem("cells", cells.size(), columns.size());
        }
        each.accept(record(columns, cells));
      }
    } catch (CharacterCodingException e) {
      rowLine = line;
      throw problem("encoding", encoding.name());
    } catch (IOException e) {
      throw problem("encoding", encoding.name());
    }
  }

  private List<String> columns(List<String> heading) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < heading.size(); i++) {
      String written = heading.get(i).strip();
      String name = i == 0 && written.startsWith("\uFEFF") ? written.substring(1) : written;
      String known = name.startsWith("KZ_") ? name : NAMES.get(name);
      if (known == null) {
        throw problem("column", name.length() > 40 ? name.substring(0, 40) + "…" : name);
      }
      if (columns.contains(known)) {
        throw problem("twice", known);
      }
      columns.add(known);
    }
    for (String required : REQUIRED) {
      if (!columns.contains(required)) {
        throw problem("columns", required);
      }
    }
    return columns;
  }

  private static CertificateRecord record(List<String> columns, List<String> cells) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        (columns.get(i).startsWith("KZ_") ? fields : values).put(columns.get(i), cells.get(i));
      }
    }
    return new CertificateRecord(
        values.get("type"),
        values.get("number"),
        values.get("issuer"),
        values.get("issuedOn"),
        values.get("validFrom"),
        values.get("validTo"),
        holders(values.get("holderKind"), values.get("holderCode"), values.get("holderName")),
        fields,
        values.get("photo"),
        values.get("photoDigest"),
        values.get("identifier"),
        values.get("paperNumber"),
        values.get("predecessor"));
  }

  /** Split only if all three have the same number of parts; else the gate sees them whole. */
  private static List<RecordHolder> holders(
      @Nullable String kind, @Nullable String code, @Nullable String name) {
    if (kind == null && code == null && name == null) {
      return List.of();
    }
    String[] kinds = parts(kind);
    String[] codes = parts(code);
    String[] names = parts(name);
    if (codes.length != names.length || kinds.length != names.length) {
      return List.of(new RecordHolder(kind, code, name));
    }
    List<RecordHolder> holders = new ArrayList<>(names.length);
    for (int i = 0; i < names.length; i++) {
      holders.add(new RecordHolder(kinds[i], codes[i], names[i]));
    }
    return holders;
  }

  private static String[] parts(@Nullable String cell) {
    return cell == null ? new String[0] : cell.split("[;；]", -1);
  }

  /** The cells of the next row, or null at the end. */
  private @Nullable List<String> row(BufferedReader reader) throws IOException {
    rowLine = line;
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int length = 0;
    for (; ; c = reader.read()) {
      if (++length > MAX_ROW) {
        throw problem("long", MAX_ROW);
      }
      if (c < 0) {
        if (quoted) {
          throw problem("quote");
        }
        break;
      }
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        if (c != '"') {
          cell.append((char) c);
          continue;
        }
        reader.mark(1);
        if (reader.read() == '"') {
          cell.append('"');
        } else {
          reader.reset();
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        cell.append((char) c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private SidianException problem(String key, Object... values) {
    return new SidianException(
        RecordJson.CODE,
        MESSAGES.text(RecordJson.CODE, MESSAGES.text(RecordJson.CODE + "." + key, values)),
        "line " + rowLine);
  }
}
