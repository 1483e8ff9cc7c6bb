import NumericsEngine
import Plotting

extension Figure.Panel {
  /// Many small pictures as one, side by side, with a line of the darkest grey between them.
  ///
  /// - Parameters:
  ///   - pictures: `[rows, columns, count]`, such as the maps of a convolution.
  ///   - across: how many stand in a line.
  ///   - white: the share of the way from the smallest to the largest number that is drawn white;
  ///     what is above is as white.
  init(_ caption: String, mosaic pictures: NDArray<Float>, across: Int, white: Double = 1) {
    let (rows, columns, count) = (pictures.shape[0], pictures.shape[1], pictures.shape[2])
    let down = (count + across - 1) / across
    let darkest = pictures.min()
    var canvas = NDArray<Float>(
      repeating: darkest, shape: [down * (rows + 1) - 1, across * (columns + 1) - 1])
    for index in 0..<count {
      let row = index / across * (rows + 1)
      let column = index % across * (columns + 1)
      canvas[row..<row + rows, column..<column + columns] = pictures[.all, .all, index]
    }
    let (low, high) = (Double(darkest), Double(pictures.max()))
    self.init(
      caption, rows: canvas.shape[0], columns: canvas.shape[1],
      pixels: NDArray<Double>(canvas).elements, range: low...(low + white * (high - low)))
  }
}
