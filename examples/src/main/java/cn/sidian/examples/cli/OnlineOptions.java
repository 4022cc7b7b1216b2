package cn.sidian.examples.cli;

import cn.sidian.core.net.OnlineRevocation;
import cn.sidian.core.trust.RevocationSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the services that certificates name are asked; by default nobody is. */
public final class OnlineOptions {
  @Option(
      names = "--online",
      description = "在线查询证书所列的 OCSP 和吊销列表 / ask the services that certificates name")
  private boolean online;

  @Option(
      names = "--online-private",
      description = "在线查询时允许访问内网地址 / allow addresses inside this network too")
  private boolean privateAllowed;

  /** The services, if they may be asked. */
  public Optional<RevocationSource> source() {
    if (!online) {
      return Optional.empty();
    }
    OnlineRevocation.Builder builder = OnlineRevocation.builder().fetchIssuers();
    return Optional.of((privateAllowed ? builder.allowPrivateAddresses() : builder).build());
  }
}
