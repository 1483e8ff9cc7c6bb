/// Lab 11: right answers.
func graphsRightAnswers(_ variants: inout Variants) {
  expressionRightAnswers(&variants)
  gradientRightAnswers(&variants)
  sessionRightAnswers(&variants)
}
