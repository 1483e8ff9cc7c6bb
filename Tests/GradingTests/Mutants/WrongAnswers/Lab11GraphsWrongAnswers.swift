/// Lab 11: wrong answers.
func graphsWrongAnswers(_ variants: inout Variants) {
  expressionWrongAnswers(&variants)
  orderWrongAnswers(&variants)
  gradientWrongAnswers(&variants)
  sessionWrongAnswers(&variants)
  graphNetworkWrongAnswers(&variants)
  tapeWrongAnswers(&variants)
  bufferWrongAnswers(&variants)
}
