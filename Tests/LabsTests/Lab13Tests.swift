import TestSupport
import Testing

/// The student's Lab 13: `swift test --filter Lab13`.
@Suite(.serialized) struct Lab13 {
  @Test("13.1 Read a file of images") func images() throws { try student("13.1") }
  @Test("13.2 Read a file of labels") func labels() throws { try student("13.2") }
  @Test("13.3 From pictures to rows") func features() throws { try student("13.3") }
  @Test("13.4 One-hot") func oneHot() throws { try student("13.4") }
  @Test("13.5 Softmax cross-entropy") func softmaxLoss() throws { try student("13.5") }
  @Test("13.6 A network without a hidden layer")
  func softmaxClassifier() throws { try student("13.6") }
  @Test("13.7 A network with a hidden layer")
  func hiddenLayerClassifier() throws { try student("13.7") }
  @Test("13.8 Train in batches") func train() throws { try student("13.8") }
  @Test("13.9 Accuracy and confusion matrix") func report() throws { try student("13.9") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
