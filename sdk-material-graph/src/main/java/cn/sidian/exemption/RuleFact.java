package cn.sidian.exemption;

import cn.sidian.condition.FactType;
import cn.sidian.core.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A declared fact: something a person sees or looks up, never a legal conclusion.
 *
 * @param id its id, the same in all packs
 * @param scope whether it is of the case or of one material
 * @param type the type of its value
 * @param values the codes of an ENUM or SET; empty when any text will do
 * @param unit the unit of a number, or null
 * @param label what it is
 * @param question what to ask
 * @param knownBy who can know it
 * @param sensitivity how carefully its value is handled
 * @param cost of asking, 1 for a look at the screen; larger is dearer
 * @param change how it can lawfully change, or null if it cannot
 * @param sameAs the id under which another pack declares the same fact, or null
 * @param requirements the requirement ids it serves
 */
public record RuleFact(
    String id,
    FactScope scope,
    FactType type,
    List<String> values,
    @Nullable String unit,
    Text label,
    Text question,
    KnownBy knownBy,
    Sensitivity sensitivity,
    int cost,
    @Nullable FactChange change,
    @Nullable String sameAs,
    List<String> requirements) {

  /**
   * Copies the lists.
   *
   * @param id its id
   * @param scope whether it is of the case or of one material
   * @param type the type of its value
   * @param values the codes of an ENUM or SET
   * @param unit the unit of a number, or null
   * @param label what it is
   * @param question what to ask
   * @param knownBy who can know it
   * @param sensitivity how carefully its value is handled
   * @param cost of asking, at least 1
   * @param change how it can lawfully change, or null
   * @param sameAs the id in another pack, or null
   * @param requirements the requirement ids it serves
   */
  public RuleFact {
    Objects.requireNonNull(id, "id");
    values = List.copyOf(values);
    requirements = List.copyOf(requirements);
    if (cost < 1) {
      throw new IllegalArgumentException("the cost of asking is at least 1");
    }
  }
}
