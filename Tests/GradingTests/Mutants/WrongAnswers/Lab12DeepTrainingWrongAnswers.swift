/// Lab 12: wrong answers.
func deepTrainingWrongAnswers(_ variants: inout Variants) {
  batchWrongAnswers(&variants)
  rollingWrongAnswers(&variants)
  adamWrongAnswers(&variants)
  startingWrongAnswers(&variants)
  generalisingWrongAnswers(&variants)
}
