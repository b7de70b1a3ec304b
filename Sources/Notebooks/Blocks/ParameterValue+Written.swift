public import Parameters

extension ParameterValue {
  /// The value as a notebook would write it on one line: `0.5`, `[64, 64]`, `{ a: 1 }`.
  public var written: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
    case .map(let entries): "{ " + entries.map { "\($0.name): \($0.value.written)" }.joined(separator: ", ") + " }"
    }
  }
}
