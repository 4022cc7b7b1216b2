package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.util.List;
import java.util.Objects;

/**
 * How a fact can lawfully become another one: a certificate renewed, consent given, an interface
 * connected. Facts without such a way (birth, issuer, past events) never change.
 *
 * @param to the values it can take, as files write them
 * @param by who can bring that about
 * @param how what is to be done
 */
public record FactChange(List<String> to, Text by, Text how) {

  /**
   * Copies the values.
   *
   * @param to the values it can take
   * @param by who can bring that about
   * @param how what is to be done
   */
  public FactChange {
    to = List.copyOf(to);
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(how, "how");
  }
}
