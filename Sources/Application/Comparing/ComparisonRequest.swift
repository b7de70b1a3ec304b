/// What `pipeline compare` is asked to compare, and how.
public struct ComparisonRequest: Sendable {
  /// Files of codes, one a run; folders of such files, or of folders of one each; patterns such as `runs/*.npy`.
  public var codes: [String]
  /// The array of codes in files of several; nil where each holds one.
  public var array: String?
  /// The file of the points' classes.
  public var classes: String?
  /// The array, or the column, of classes in a file of several; nil where it holds one.
  public var classesArray: String?
  /// The array, or the column, that names rows, by which rows of runs are matched; nil where they are in one order.
  public var id: String?
  /// The widths of groups of columns, each of which the null rotates by itself; empty for one group of all.
  public var blocks: [Int]
  /// The other parameters of `compare-codes` that are not to be its defaults, by name, as a notebook spells them.
  public var parameters: [(name: String, value: String)]
  /// The folder of the report; nil for `comparison`, or where that holds another one, `comparison-2` and so on.
  public var report: String?

  /// Creates a request.
  public init(
    codes: [String], array: String? = nil, classes: String? = nil, classesArray: String? = nil, id: String? = nil,
    blocks: [Int] = [],
    parameters: [(name: String, value: String)] = [], report: String? = nil
  ) {
    self.codes = codes
    self.array = array
    self.classes = classes
    self.classesArray = classesArray
    self.id = id
    self.blocks = blocks
    self.parameters = parameters
    self.report = report
  }
}
