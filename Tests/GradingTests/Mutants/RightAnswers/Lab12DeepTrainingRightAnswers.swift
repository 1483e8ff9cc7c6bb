/// Lab 12: right answers.
func deepTrainingRightAnswers(_ variants: inout Variants) {
  updateRightAnswers(&variants)
  startingRightAnswers(&variants)
}
