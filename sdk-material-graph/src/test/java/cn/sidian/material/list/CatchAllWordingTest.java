package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ZW-12: 凡是“其他文件、资料”等模糊性、不确定性、存在歧义的兜底性材料，一律取消. */
class CatchAllWordingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "其他有关材料",
        "其他文件、资料",
        "其他材料",
        "其它材料",
        "法律、法规规定的其他材料",
        "法律法规规定的其他文件",
        "其他需要提交的材料",
        "其他应当提供的文件",
        "登记机关认为需要提供的其他材料",
        "审批部门要求提供的其他证明材料",
        "其他证明文件",
        "其他相关证明",
        "需要提交的其他材料",
        "国家规定的其他材料",
        "其余材料",
        "其他有关文件和资料",
        "行政机关要求提交的其他材料",
        "其他材料（如有）",
        "其他与申请有关的材料",
        "主管部门要求的材料",
        "主管部门要求的…",
        "法律、行政法规规定的文件",
        "窗口要求补充的材料"
      })
  @DisplayName("ZW-12: a catch-all is found")
  void catchAll(String name) {
    assertThat(CatchAllWording.scan(name))
        .hasValueSatisfying(
            p -> {
              assertThat(p.kind()).isEqualTo(CatchAllWording.Kind.CATCH_ALL);
              assertThat(name.substring(p.from(), p.to())).isEqualTo(p.text());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "身份证、户口簿等相关材料",
        "等相关证明",
        "身份证等",
        "营业执照等证明文件",
        "有关材料",
        "相关证明材料",
        "与申请事项有关的材料",
        "相关资料",
        "必要时提供的材料",
        "视情况提供的证明",
        "补充材料",
        "证明材料",
        "申请材料",
        "主管部门要求的审计报告"
      })
  @DisplayName("ZW-12: vague wording is found without 其他 as well")
  void vague(String name) {
    assertThat(CatchAllWording.scan(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "其他组织登记证书",
        "其他投资者身份证明",
        "等级保护备案证明",
        "职业技能等级证书",
        "高等学校毕业证书",
        "居民身份证",
        "营业执照",
        "建设用地规划许可证",
        "申请书",
        "法定代表人身份证明",
        "房屋所有权证",
        "其他垃圾处置协议",
        "初等教育学校办学许可证",
        "土地使用权证明文件",
        "建设工程规划许可证",
        "消防验收合格证明",
        "环境影响评价文件",
        "平等协商记录",
        "施工图设计文件审查合格书",
        "其他股东同意转让的书面声明",
        "公司章程",
        "资产评估报告",
        "健康证明",
        "特种设备等级评定报告",
        "中等职业学校教师资格证",
        "授权委托书",
        "无犯罪记录证明",
        "法律意见书",
        "法律职业资格证书",
        "登记申请书",
        "申请登记表",
        "许可证申请表",
        "国有土地使用权出让合同",
        "主管部门批准文件",
        "上级主管部门批复",
        "政府采购合同"
      })
  @DisplayName("ZW-12: “其他组织登记证书” and other certain names are not")
  void certain(String name) {
    assertThat(CatchAllWording.scan(name)).isEmpty();
  }

  @Test
  @Timeout(10)
  void noNameMakesTheSearchSlow() {
    assertThat(CatchAllWording.scan("其他" + "有关部门".repeat(5_000) + "甲")).isEmpty();
    assertThat(CatchAllWording.scan("证明、".repeat(5_000) + "甲")).isEmpty();
  }
}
