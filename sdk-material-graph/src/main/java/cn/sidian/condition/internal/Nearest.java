package cn.sidian.condition.internal;

import cn.sidian.core.Text;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant. */
public final class Nearest {
  private static final Text NONE = new Text("", "");

  private Nearest() {}

  /** A sentence naming the nearest candidate, or empty text. */
  public static Text hint(String written, Collection<String> candidates) {
    String nearest = of(written, candidates);
    return nearest == null ? NONE : SourceMessages.MESSAGES.text("HINT.NEAREST", nearest);
  }

  private static @Nullable String of(String written, Collection<String> candidates) {
    if (written.length() > 100) {
      return null;
    }
    String best = null;
    int least = Math.max(1, written.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(written, candidate, least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** The edit distance, or {@code limit} when it is not below. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1))
                ? 0
                : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return Math.min(previous[b.length()], limit);
  }
}
