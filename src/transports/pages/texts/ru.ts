import type { Count } from './page-count.js';
import type { SharedTexts } from './shared-texts.js';

const plural = new Intl.PluralRules('ru');

/** The form of a word that stands after a number. */
export const after = (count: number, one: string, few: string, many: string) => {
  const rule = plural.select(count);
  return rule === 'one' ? one : rule === 'few' ? few : many;
};

/** A number with its noun, as in 1 сбой, 2 сбоя, 5 сбоев. */
export const counted = ({ value, text }: Count, one: string, few: string, many: string) =>
  `${text} ${after(value, one, few, many)}`;

/** When something can be tried again. */
export const inMinutes = (count: number) =>
  count === 1 ? 'через минуту' : `через ${count} ${after(count, 'минуту', 'минуты', 'минут')}`;

/** No native reader has read these texts yet. */
export const ru: SharedTexts = {
  service: 'Голосовая почта',
  skip: 'Перейти к основному содержанию',
  areas: {
    label: 'Разделы',
    owner: 'Моя голосовая почта',
    helpdesk: 'Служба поддержки',
    admin: 'Администрирование',
    audit: 'Журнал аудита',
  },
  signedInAs: (login) => `Вы вошли как ${login}`,
  signOut: 'Выйти',
  signOutEverywhere: 'Выйти на всех устройствах',
  signedOut: 'Вы вышли.',
  signIn: {
    title: 'Вход',
    login: 'Имя пользователя',
    loginHint: 'Обычно адрес вашей электронной почты',
    password: 'Пароль',
    button: 'Войти',
    elsewhere: 'Войти с учётной записью организации',
    elsewhereNewTab: 'Войти с учётной записью организации (откроется в новой вкладке)',
    elsewhereKept: 'Затем вернитесь на эту вкладку и продолжите с тем, что ввели.',
    byPassword: 'Или войдите по имени пользователя и паролю',
    wrong: 'Неверное имя пользователя или пароль.',
    tooMany: (minutes) =>
      `Слишком много неудачных попыток входа. Попробуйте ещё раз ${inMinutes(minutes)}.`,
    denied: 'Вход с учётной записью организации не выполнен.',
    failed:
      'Вход занял слишком много времени или был начат не в этом браузере. Пожалуйста, попробуйте ещё раз.',
    noAccess:
      'Ваша учётная запись организации не имеет доступа к этой службе. Пожалуйста, обратитесь к администратору или в службу поддержки.',
    unavailable:
      'Сейчас не удаётся проверить ваши данные для входа. Пожалуйста, попробуйте ещё раз через минуту.',
    done: 'Вы вошли',
    signedInElsewhere:
      'Возможно, вход с учётной записью организации ещё действует. Если этим устройством пользуются и другие, выйдите также из этой учётной записи.',
    ended: 'Ваш сеанс завершён. Пожалуйста, войдите снова.',
    endedKept:
      'Ваш сеанс завершён, поэтому пока ничего не сделано. Войдите снова, и вы сможете продолжить с тем, что ввели.',
    byProxyOnly:
      'Вход выполняет сеть вашей организации, но она не сообщила, кто вы. Пожалуйста, обратитесь к администратору или в службу поддержки.',
  },
  goOn: {
    title: 'Продолжить?',
    text: 'Вы снова вошли после того, как открыли страницу. Пока ничего не сделано, а введённые вами данные сохранились.',
    button: 'Продолжить',
  },
  problem: 'Ошибка',
  problemTitle: (title) => `Ошибка: ${title}`,
  errors: {
    notAllowed: {
      title: 'Эта страница вам недоступна',
      text: 'У вашей учётной записи нет на неё прав, или вас направил сюда другой сайт.',
    },
    missing: { title: 'Такой страницы нет', text: 'Пожалуйста, проверьте адрес.' },
    unreadable: {
      title: 'Не удаётся прочитать отправленные данные',
      text: 'Ничего не изменено. Пожалуйста, вернитесь и попробуйте ещё раз.',
    },
    unavailable: {
      title: 'Сейчас это не работает',
      text: 'Пожалуйста, попробуйте ещё раз через минуту.',
    },
    internal: {
      title: 'Что-то пошло не так',
      text: (requestId) =>
        `Это не ваша вина. Пожалуйста, сообщите администратору этот номер: ${requestId}`,
    },
    plainText: {
      title: 'Это соединение не защищено',
      text: (url) =>
        `Ваш пароль могли бы прочитать по пути, поэтому войти здесь нельзя. Пожалуйста, используйте адрес ${url}`,
    },
  },
  back: 'Назад',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};
