package cn.sidian.examples.seal;

import cn.sidian.seal.Length;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text form of a placement. */
public final class PlacementSyntax {
  private static final String FORM =
      "a placement is page=N|last|all,left=L or right=L,top=L or bottom=L (as in"
          + " page=1,right=20mm,bottom=30mm), or field=NAME, or invisible; ";
  private static final Length DEFAULT_RIGHT = Length.mm(20);
  private static final Length DEFAULT_BOTTOM = Length.mm(30);

  private PlacementSyntax() {}

  public static SealPlacement parse(String text) {
    if (text.equals("invisible")) {
      return SealPlacement.invisible();
    }
    if (text.startsWith("field=")) {
      return SealPlacement.inField(text.substring("field=".length()));
    }
    Map<String, String> parts = parts(text);
    String page = parts.getOrDefault("page", "1");
    Length left = length(parts, "left");
    Length right = length(parts, "right");
    Length top = length(parts, "top");
    Length bottom = length(parts, "bottom");
    if ((left != null && right != null) || (top != null && bottom != null)) {
      throw wrong("give one of left and right, and one of top and bottom");
    }
    Corner corner =
        top == null
            ? (left == null ? Corner.BOTTOM_RIGHT : Corner.BOTTOM_LEFT)
            : (left == null ? Corner.TOP_RIGHT : Corner.TOP_LEFT);
    Length horizontal = left != null ? left : right != null ? right : DEFAULT_RIGHT;
    Length vertical = top != null ? top : bottom != null ? bottom : DEFAULT_BOTTOM;
    return switch (page) {
      case "last" -> SealPlacement.onLastPage(corner, horizontal, vertical);
      case "all" -> SealPlacement.onAllPages(corner, horizontal, vertical);
      default -> SealPlacement.onPage(number(page), corner, horizontal, vertical);
    };
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals).strip();
      switch (key) {
        case "page", "left", "right", "top", "bottom" -> {
          if (equals < 0 || parts.put(key, part.substring(equals + 1).strip()) != null) {
            throw wrong("check the part " + key);
          }
        }
        default -> throw wrong("unknown part: " + key);
      }
    }
    return parts;
  }

  private static @Nullable Length length(Map<String, String> parts, String key) {
    String text = parts.get(key);
    return text == null ? null : Length.parse(text);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong("the page is a number, last or all; got: " + text);
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(FORM + what);
  }
}
