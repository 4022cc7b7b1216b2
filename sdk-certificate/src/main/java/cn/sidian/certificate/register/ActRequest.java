package cn.sidian.certificate.register;

import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.store.RequestKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An act on a certificate that needs no successor.
 *
 * @param request who asks, under which id
 * @param identifier the certificate
 * @param act what is done; RENEW, AMEND and REISSUE go through reserving and completing
 * @param basis the legal basis in words, 1 to 1,000 characters
 * @param actor who does it, 1 to 200 characters; no citizen's number
 * @param effectiveAt from when it holds; null for now
 */
public record ActRequest(
    RequestKey request,
    String identifier,
    LifeAct act,
    String basis,
    String actor,
    @Nullable Instant effectiveAt) {

  /**
   * Checks the parts.
   *
   * @param request who asks
   * @param identifier the certificate
   * @param act what is done
   * @param basis the legal basis
   * @param actor who does it
   * @param effectiveAt from when it holds, or null
   * @throws IllegalArgumentException if the act needs a successor, is done by issuing or by the
   *     clock, or a text is too long
   */
  public ActRequest {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(identifier, "identifier");
    if (act.needsSuccessor() || !act.isDoneByPeople()) {
      throw new IllegalArgumentException(
          act + " is done by issuing a successor, by issuing, or by the clock");
    }
    if (basis.length() > 1_000 || actor.length() > 200) {
      throw new IllegalArgumentException("basis has at most 1,000, actor 200 characters");
    }
  }
}
