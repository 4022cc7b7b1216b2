package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.RuleFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a fact is kept while deciding.
 *
 * @param index its number
 * @param kind where the value comes from
 * @param ids the ids under which the fact may be given; the first one is shown
 * @param fact its declaration, or null for the region and for adoptions
 */
record Slot(int index, Kind kind, List<String> ids, @Nullable RuleFact fact) {
  enum Kind {
    CASE,
    MATERIAL,
    READING,
    DEMAND,
    REGION,
    ADOPTION
  }

  String id() {
    return ids.get(0);
  }
}
