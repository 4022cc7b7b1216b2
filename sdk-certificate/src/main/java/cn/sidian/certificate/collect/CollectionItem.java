package cn.sidian.certificate.collect;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.life.CertificateEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to a target. It may be handed over more than once, after a time-out or a
 * crash; {@link #key} is the same then, and the target takes it once.
 *
 * @param event what happened
 * @param metadata what the certificate says, holder codes in clear: for targets entitled to it
 * @param caseNumber the case whose result it is, or null
 */
public record CollectionItem(
    CertificateEvent event, CertificateMetadata metadata, @Nullable String caseNumber) {

  /**
   * What makes a second delivery the same.
   *
   * @return identifier and number of the event
   */
  public String key() {
    return event.identifier() + "#" + event.number();
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "CollectionItem[" + key() + "]";
  }
}
