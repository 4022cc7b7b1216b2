package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application may be accepted with gaps (容缺受理).
 *
 * @param acceptable NO when a missing material may not follow later or its day has passed
 * @param follow what may follow
 * @param blocking missing materials that may not follow
 * @param open missing materials on which the facts do not decide yet
 */
public record DeferralCheck(
    Answer acceptable, List<Gap> follow, List<String> blocking, List<String> open) {

  /**
   * A missing material that may follow.
   *
   * @param material how the case calls it
   * @param due the day before which it is handed in, or null while none is set
   * @param missed whether that day has come and the case ends
   * @param whenMissed what happens then
   */
  public record Gap(String material, @Nullable LocalDate due, boolean missed, Text whenMissed) {}

  /**
   * Copies the lists.
   *
   * @param acceptable whether the application may be accepted
   * @param follow what may follow
   * @param blocking what may not follow
   * @param open what is not decided yet
   */
  public DeferralCheck {
    follow = List.copyOf(follow);
    blocking = List.copyOf(blocking);
    open = List.copyOf(open);
  }
}
