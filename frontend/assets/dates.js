// Dates in a date picker, written as they are everywhere else: "3 Mar 2026". Typed, "2026-03-03" and "3/3/2026" are
// understood as well.

/** @param months the short names of the months in the language of the page, from January on */
export function dates(picker, months) {
  const named = word => months.findIndex(month => month.toLowerCase() === word.slice(0, 3).toLowerCase());
  picker.i18n = {
    ...picker.i18n,
    formatDate: date => `${date.day} ${months[date.month]} ${date.year}`,
    parseDate: text => {
      const typed = text.trim();
      const iso = typed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
      const said = typed.match(/^(\d{1,2})[ ./-]+([^\d\s]+|\d{1,2})[ ./-]+(\d{4})$/);
      if (!iso && !said) {
        return undefined;
      }
      const month = iso ? iso[2] - 1 : /\d/.test(said[2]) ? said[2] - 1 : named(said[2]);
      const date = iso ? {year: +iso[1], month, day: +iso[3]} : {year: +said[3], month, day: +said[1]};
      const last = new Date(date.year, month + 1, 0).getDate();
      return month >= 0 && month < 12 && date.day >= 1 && date.day <= last ? date : undefined;
    },
  };
}
