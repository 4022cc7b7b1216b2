package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of which some codes are assumed to be in and some to be out, while completions are tried.
 */
record PartialSet(Set<String> in, Set<String> out) {

  static PartialSet of(FactValue.@Nullable CodeSet known) {
    return new PartialSet(known == null ? Set.of() : known.value(), Set.of());
  }

  PartialSet with(String code, boolean contained) {
    Set<String> moreIn = in;
    Set<String> moreOut = out;
    if (contained) {
      moreIn = new HashSet<>(in);
      moreIn.add(code);
    } else {
      moreOut = new HashSet<>(out);
      moreOut.add(code);
    }
    return new PartialSet(moreIn, moreOut);
  }

  byte contains(String code) {
    return in.contains(code) ? Tri.TRUE : out.contains(code) ? Tri.FALSE : Tri.UNKNOWN;
  }
}
