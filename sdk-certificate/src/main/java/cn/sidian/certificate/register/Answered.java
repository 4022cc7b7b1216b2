package cn.sidian.certificate.register;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value, or the refusal instead of it.
 *
 * @param <T> the value
 */
public final class Answered<T> {
  private final @Nullable T value;
  private final @Nullable RegisterRefusal refusal;
  private final boolean replayed;

  private Answered(@Nullable T value, @Nullable RegisterRefusal refusal, boolean replayed) {
    this.value = value;
    this.refusal = refusal;
    this.replayed = replayed;
  }

  /**
   * A value that is new.
   *
   * @param value the value
   * @param <T> its type
   * @return the answer
   */
  public static <T> Answered<T> of(T value) {
    return new Answered<>(value, null, false);
  }

  /**
   * The value that the same request got before.
   *
   * @param value the value
   * @param <T> its type
   * @return the answer
   */
  public static <T> Answered<T> again(T value) {
    return new Answered<>(value, null, true);
  }

  /**
   * A no.
   *
   * @param refusal why
   * @param <T> the type of the value that is not there
   * @return the answer
   */
  public static <T> Answered<T> refused(RegisterRefusal refusal) {
    return new Answered<>(null, refusal, false);
  }

  static <T> Answered<T> refused(String code, Object... values) {
    return refused(Messages.refusal(code, values));
  }

  /**
   * The value.
   *
   * @return empty if refused
   */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Why it was refused.
   *
   * @return empty if there is a value
   */
  public Optional<RegisterRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Whether the value is that of an earlier call with the same request id.
   *
   * @return true for a replay
   */
  public boolean isReplayed() {
    return replayed;
  }

  /**
   * The value, where a refusal is not expected.
   *
   * @return the value
   * @throws NoSuchElementException if refused; its words are the code
   */
  public T require() {
    if (value == null) {
      throw new NoSuchElementException(refusal == null ? "refused" : refusal.code());
    }
    return value;
  }
}
