public import Parameters

extension Reference {
  /// Why so many members cannot stand where the reference wants one; nil where they can.
  ///
  /// Known before anything runs.
  public func complaint(members: Int) -> NotebookError? {
    guard gather == nil, members != 1 else { return nil }
    let place = stage.location
    guard members > 1 else { return NotebookError("no member of '\(stage.text)' is chosen", at: place) }
    return NotebookError(
      "'\(self)' stands for \(members) values; choose a member, '\(stage.text)[NAME=VALUE].\(value.text)', or gather "
        + "them, '\(self) | mean'", at: place)
  }

  /// The value of the reference.
  ///
  /// - Parameter members: The values of the members it selects, in the order of the sweep.
  /// - Returns: The value.
  /// - Throws: An error at the reference, where there are too many values or where they are of the wrong type.
  public func value(of members: [NotebookValue]) throws(NotebookError) -> NotebookValue {
    if let error = complaint(members: members.count) { throw error }
    guard let gather else { return members[0] }
    do throws(ValueError) {
      return try gather(members)
    } catch {
      throw NotebookError("'\(self)': \(error)", at: stage.location)
    }
  }

  /// The value as it is shown.
  ///
  /// - Parameter members: The values of the members it selects, in the order of the sweep.
  /// - Returns: The text, not yet escaped.
  /// - Throws: An error at the reference.
  public func text(of members: [NotebookValue]) throws(NotebookError) -> String {
    let value = try value(of: members)
    do throws(ValueError) {
      return try value.text(format)
    } catch {
      throw NotebookError("'\(self)': \(error)", at: stage.location)
    }
  }
}
