extension ParameterValue {
  func integer(_ name: String) throws(NotebookError) -> Int {
    guard case .scalar(let text, quoted: false) = content, let number = Int(text) else {
      throw NotebookError("'\(name)' must be a whole number, not \(spelling)", at: location)
    }
    return number
  }

  func number(_ name: String) throws(NotebookError) -> Double {
    guard case .scalar(let text, quoted: false) = content, let number = Double(text), number.isFinite else {
      throw NotebookError("'\(name)' must be a number, not \(spelling)", at: location)
    }
    return number
  }

  func word(_ name: String) throws(NotebookError) -> String {
    guard case .scalar(let text, _) = content else {
      throw NotebookError("'\(name)' must be a word, not \(spelling)", at: location)
    }
    return text
  }

  func items(_ name: String) throws(NotebookError) -> [ParameterValue] {
    guard case .list(let items) = content else {
      throw NotebookError("'\(name)' must be a list, such as [1, 2], not \(spelling)", at: location)
    }
    return items
  }

  /// The value as a message shows it.
  public var spelling: String {
    switch content {
    case .scalar(let text, _): "'\(text)'"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
