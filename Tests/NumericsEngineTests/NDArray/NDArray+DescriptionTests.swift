import NumericsEngine
import Testing

/// The texts are those of NumPy 2.4.6 with `set_printoptions(precision=4)`.
@Suite struct NDArrayDescriptionTests {
  private static let texts: [(NDArray<Double>, String)] = [
    (NDArray([1.0, 2.5, 3.25]), "[1.   2.5  3.25]"),
    (NDArray([[1.0, -2.5], [3.25, 1000]]), "[[   1.     -2.5 ]\n [   3.25 1000.  ]]"),
    (NDArray([1e-5, 1]), "[1.e-05 1.e+00]"),
    (NDArray([1.5, 1e9]), "[1.5e+00 1.0e+09]"),
    (NDArray([.nan, 1.5, -.infinity]), "[ nan  1.5 -inf]"),
    (NDArray([0.1 + 0.2, 1 / 3]), "[0.3    0.3333]"),
    (NDArray([1.5, 1e-5, .infinity]), "[1.5e+00 1.0e-05     inf]"),
    (NDArray(repeating: 0.0, shape: [2, 2]), "[[0. 0.]\n [0. 0.]]"),
    (NDArray(shape: [], elements: [2.5]), "2.5"),
    (NDArray([0.000_123_45]), "[0.0001]"),
    (NDArray([123_456.789, 1]), "[1.2346e+05 1.0000e+00]"),
    (NDArray([0.5, -0.0]), "[ 0.5 -0. ]"),
    (NDArray([1e100, 1.5e-100]), "[1.0e+100 1.5e-100]"),
    (NDArray([Double]()), "[]"),
  ]

  @Test(arguments: texts)
  func reals(array: NDArray<Double>, text: String) {
    #expect("\(array)" == text)
  }

  @Test func digitsOfTheElementType() {
    #expect("\(NDArray<Float>([12345.678, 20]))" == "[12345.678    20.   ]")
  }

  @Test func summaries() {
    #expect(
      "\(NDArray((0..<2000).map(Double.init)))"
        == "[0.000e+00 1.000e+00 2.000e+00 ... 1.997e+03 1.998e+03 1.999e+03]")
    #expect(
      "\(NDArray(Array(0..<2000)).reshaped(to: [20, 100]))" == """
        [[   0    1    2 ...   97   98   99]
         [ 100  101  102 ...  197  198  199]
         [ 200  201  202 ...  297  298  299]
         ...
         [1700 1701 1702 ... 1797 1798 1799]
         [1800 1801 1802 ... 1897 1898 1899]
         [1900 1901 1902 ... 1997 1998 1999]]
        """)
  }

  @Test func blocksAndWrappedLines() {
    #expect(
      "\(NDArray(Array(0..<12)).reshaped(to: [2, 2, 3]))" == """
        [[[ 0  1  2]
          [ 3  4  5]]

         [[ 6  7  8]
          [ 9 10 11]]]
        """)
    #expect(
      "\(NDArray((0..<30).map { Double($0) * 1.25 }))" == """
        [ 0.    1.25  2.5   3.75  5.    6.25  7.5   8.75 10.   11.25 12.5  13.75
         15.   16.25 17.5  18.75 20.   21.25 22.5  23.75 25.   26.25 27.5  28.75
         30.   31.25 32.5  33.75 35.   36.25]
        """)
  }

  /// A row is wrapped where the brackets of all axes still fit, and ends without blanks.
  @Test func wrappedLinesOfHigherRanks() {
    #expect(
      "\((NDArray(0..<36) * 1111).reshaped(to: [1, 3, 12]))" == """
        [[[    0  1111  2222  3333  4444  5555  6666  7777  8888  9999 11110
           12221]
          [13332 14443 15554 16665 17776 18887 19998 21109 22220 23331 24442
           25553]
          [26664 27775 28886 29997 31108 32219 33330 34441 35552 36663 37774
           38885]]]
        """)
    let quarters = NDArray((0..<20).map { Double($0) * 1.25 }).reshaped(to: [2, 1, 10])
    #expect(
      quarters.formatted(lineWidth: 40) == """
        [[[ 0.    1.25  2.5   3.75  5.
            6.25  7.5   8.75 10.   11.25]]

         [[12.5  13.75 15.   16.25 17.5
           18.75 20.   21.25 22.5  23.75]]]
        """)
  }

  @Test func summariesOfHigherRanks() {
    #expect(
      NDArray(0..<625).reshaped(to: [5, 5, 5, 5]).formatted(threshold: 100, edgeItems: 1) == """
        [[[[  0 ...   4]
           ...
           [ 20 ...  24]]

          ...

          [[100 ... 104]
           ...
           [120 ... 124]]]


         ...


         [[[500 ... 504]
           ...
           [520 ... 524]]

          ...

          [[600 ... 604]
           ...
           [620 ... 624]]]]
        """)
  }

  @Test func rankSix() {
    #expect(
      "\(NDArray(0..<16).reshaped(to: [2, 1, 2, 2, 1, 2]))" == """
        [[[[[[ 0  1]]

            [[ 2  3]]]


           [[[ 4  5]]

            [[ 6  7]]]]]




         [[[[[ 8  9]]

            [[10 11]]]


           [[[12 13]]

            [[14 15]]]]]]
        """)
  }

  @Test func digitsOnRequest() {
    #expect(NDArray([1 / 3, 0.5]).formatted(precision: 8) == "[0.33333333 0.5       ]")
    #expect(NDArray([1.26, 0.5]).formatted(precision: 0) == "[1. 0.]")
  }
}
