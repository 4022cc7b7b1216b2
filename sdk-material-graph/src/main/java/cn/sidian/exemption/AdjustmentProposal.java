package cn.sidian.exemption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A proposal to repeal or change a material that rests on a low basis only (卫政办发〔2022〕22号 二（二）).
 * Its stages follow each other; none is skipped.
 *
 * @param item the item
 * @param material the material
 * @param history the stages reached, in order
 */
public record AdjustmentProposal(String item, String material, List<Step> history) {
  /** The stages, in their order. */
  public enum Stage {
    /** Reported to the approval bureau, which collects (报市审批服务管理局汇总). */
    COLLECTED,
    /** Reviewed for legality by the justice bureau (司法局合法性审查). */
    REVIEWED,
    /** Submitted to the reform office of the region (提请自治区…改革办公室). */
    SUBMITTED,
    /** Decided there. */
    DECIDED
  }

  /**
   * A stage that was reached.
   *
   * @param stage the stage
   * @param by who took it there
   * @param on when
   */
  public record Step(Stage stage, String by, LocalDate on) {}

  /**
   * Copies the list.
   *
   * @param item the item
   * @param material the material
   * @param history the stages reached
   */
  public AdjustmentProposal {
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(material, "material");
    history = List.copyOf(history);
  }

  /**
   * Goes on to the next stage.
   *
   * @param stage the next one in order
   * @param by who takes it there
   * @param on when, not before the last step
   * @return the proposal with that step
   * @throws IllegalArgumentException if a stage would be skipped or repeated, or time ran backwards
   */
  public AdjustmentProposal advance(Stage stage, String by, LocalDate on) {
    List<Stage> stages = List.of(Stage.values());
    if (history.size() == stages.size()) {
      throw new IllegalArgumentException("the proposal is decided; make a new one");
    }
    Stage next = stages.get(history.size());
    if (stage != next) {
      throw new IllegalArgumentException("the next stage is " + next + "; none can be skipped");
    }
    if (!history.isEmpty() && on.isBefore(history.get(history.size() - 1).on())) {
      throw new IllegalArgumentException("a stage cannot be reached before the one it follows");
    }
    List<Step> more = new ArrayList<>(history);
    more.add(new Step(stage, by, on));
    return new AdjustmentProposal(item, material, more);
  }
}
