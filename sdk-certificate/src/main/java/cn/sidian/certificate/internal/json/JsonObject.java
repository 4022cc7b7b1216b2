package cn.sidian.certificate.internal.json;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.core.SidianException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object that knows where each key stands. Everything that is not as agreed is an error
 * with its line and column.
 */
public final class JsonObject {
  private final String code;
  private final String place;
  private final Map<String, Member> members;

  JsonObject(String code, String place, Map<String, Member> members) {
    this.code = code;
    this.place = place;
    this.members = members;
  }

  /** A value and where it stands; null, String, Long, Boolean, JsonObject or a list of these. */
  record Member(@Nullable Object content, String place) {}

  /** Throws if there is a key that is not one of these. */
  public JsonObject allow(String... keys) {
    Set<String> allowed = Set.of(keys);
    members.forEach(
        (key, member) -> {
          if (!allowed.contains(key)) {
            String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
            throw JsonReader.exception(
                code, member.place(), "unknownKey", shown, String.join(", ", keys));
          }
        });
    return this;
  }

  /** Whether a key is there, be it with null. */
  public boolean has(String key) {
    return members.containsKey(key);
  }

  /** The keys in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(members.keySet());
  }

  /** The string of a key that must be there and not be blank. */
  public String string(String key) {
    String found = optionalString(key);
    if (found == null || found.isBlank()) {
      throw wrong(key, "missing");
    }
    return found;
  }

  /** The string of a key, or null if it is absent or null. */
  public @Nullable String optionalString(String key) {
    return optional(key, String.class);
  }

  /** The integer of a key that must be there. */
  public long integer(String key) {
    Long found = optional(key, Long.class);
    if (found == null) {
      throw wrong(key, "missing");
    }
    return found;
  }

  /** The integer of a key, or the other value if it is absent or null. */
  public long integer(String key, long other) {
    Long found = optional(key, Long.class);
    return found == null ? other : found;
  }

  /** The truth value of a key, or the other value if it is absent or null. */
  public boolean bool(String key, boolean other) {
    Boolean found = optional(key, Boolean.class);
    return found == null ? other : found;
  }

  /** The object of a key that must be there. */
  public JsonObject object(String key) {
    JsonObject found = optionalObject(key);
    if (found == null) {
      throw wrong(key, "missing");
    }
    return found;
  }

  /** The object of a key, or null if it is absent or null. */
  public @Nullable JsonObject optionalObject(String key) {
    return optional(key, JsonObject.class);
  }

  /** The array of a key, all items of one type; empty if it is absent or null. */
  public <T> List<T> list(String key, Class<T> type) {
    List<?> found = optional(key, List.class);
    if (found == null) {
      return List.of();
    }
    List<T> typed = new ArrayList<>(found.size());
    for (Object item : found) {
      if (!type.isInstance(item)) {
        throw wrong(key, "type");
      }
      typed.add(type.cast(item));
    }
    return List.copyOf(typed);
  }

  /** All members as strings, in the order of the file; for objects with free keys. */
  public Map<String, String> strings() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String key : members.keySet()) {
      String value = optionalString(key);
      if (value == null) {
        throw wrong(key, "missing");
      }
      all.put(key, value);
    }
    return all;
  }

  /** The same as plain maps and lists, for writing it canonically. */
  public Map<String, @Nullable Object> plain() {
    Map<String, @Nullable Object> all = new TreeMap<>();
    members.forEach((key, member) -> all.put(key, plain(member.content())));
    return all;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return object.plain();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    return value;
  }

  private <T> @Nullable T optional(String key, Class<T> type) {
    Member member = members.get(key);
    Object content = member == null ? null : member.content();
    if (content == null) {
      return null;
    }
    if (!type.isInstance(content)) {
      throw wrong(key, "type");
    }
    return type.cast(content);
  }

  /** An error at a key, with a problem of the caller's own: the words of {@code JSON.problem}. */
  public SidianException wrong(String key, String problem) {
    return JsonReader.exception(code, placeOf(key), problem, key);
  }

  /** The same with words of the caller's own. */
  public SidianException error(String key, Object words) {
    return new SidianException(code, MESSAGES.text(code, words), placeOf(key));
  }

  /** Where a key stands, or where the object starts if it is absent. */
  public String placeOf(String key) {
    Member member = members.get(key);
    return member == null ? place : member.place();
  }

  /** Where the object starts. */
  public String place() {
    return place;
  }
}
