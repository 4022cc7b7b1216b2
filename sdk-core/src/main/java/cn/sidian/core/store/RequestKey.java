package cn.sidian.core.store;

import java.util.Objects;

/**
 * What makes a request the same request: who asks, and the id the asker gave it.
 *
 * @param caller who asks, as the host names it; 1 to 200 characters
 * @param requestId unique for the caller; 1 to 200 characters
 */
public record RequestKey(String caller, String requestId) {

  /**
   * Checks the parts.
   *
   * @param caller who asks
   * @param requestId unique for the caller
   * @throws IllegalArgumentException if one is empty or too long
   */
  public RequestKey {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(requestId, "requestId");
    if (caller.isEmpty()
        || caller.length() > 200
        || requestId.isEmpty()
        || requestId.length() > 200) {
      throw new IllegalArgumentException("caller and requestId need 1 to 200 characters");
    }
  }
}
