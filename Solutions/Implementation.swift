import LabKit

/// The reference implementations, one per lab.
public let implementation: [any Lab] = [
  Lab01Collections(),
  Lab02Arrays(),
  Lab03Statistics(),
  Lab04LinearRegression(),
  Lab05LogisticRegression(),
  Lab06NearestNeighbours(),
  Lab07DecisionTrees(),
  Lab08ForwardPropagation(),
  Lab09HiddenLayers(),
  Lab10Backpropagation(),
  Lab11Graphs(),
  Lab12DeepTraining(),
  Lab13MultilayerPerceptron(),
  Lab14Convolution(),
]
