/** Why an act is refused, in words that no part of the pages keeps to itself. */
export const refusalsZh = {
  refusedAt: "{{at}}：{{why}}",
  refusedESTATE_UNKNOWN: "没有该项目，或不在您的范围内。",
  refusedNAME_MISSING: "请填写 1 至 100 个字符的名称。",
  refusedPERSON_UNKNOWN: "没有该人员，或其账号已停用。",
  refusedMOVED_ON: "其他人刚刚处理过，页面已更新，请查看后再办理。",
  refusedNOT_IN_THIS_STATE: "当前状态下不能进行此操作。",
  refusedNOT_IN_THIS_ROLE: "您的角色不能进行此操作。",
  refusedTITLE_MISSING: "请填写名称，最多 120 字。",
  refusedWORDS_MISSING: "请填写。",
  refusedWORDS_TOO_LONG: "内容过长，请精简。",
  refusedREASON_NOT_WRITTEN: "请填写理由，不超过 2,000 字。",
  refusedCHECK_CONFIRMED: "该检查此前已确认。",
  refusedCHECK_SUBJECT: "请写明专项检查的内容。",
  refusedVERSION_REASON: "请说明理由，最多 500 字。",
  refusedNOT_RECORDED: "请先提交检查记录。",
  refusedDRAW_UNKNOWN: "没有该次抽查。",
};
