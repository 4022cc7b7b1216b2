package cn.sidian.certificate.register;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its paper twin (同步制发, WD-01).
 *
 * @param identifier the certificate
 * @param paperNumber the number of the paper, or null if none was announced
 * @param lag from issuing to handing out the paper, negative if the paper came first; null while
 *     one of the two is missing
 */
public record PaperTwin(String identifier, @Nullable String paperNumber, @Nullable Duration lag) {}
